import { afterAll, beforeAll, expect, test } from 'vitest';
import { digestOf } from '../src/digest.ts';
import { digestPageSchema, receiveRecord } from '../src/index.ts';
import { barnet, NOTE, type NoteSystem, startNotes, write } from './notes.ts';

let system: NoteSystem;
const put = (id: string, text: string) =>
  system.records.change(barnet, NOTE, { id }, () => write({ text, author: 'Ada' }));
const all = async () => (await system.records.digests(digestPageSchema.parse({}))).versions;
/** Does something to the database by hand, as its owner, and gives the names of versions that are not as they were written. */
async function alteredBy(sql: string): Promise<string[]> {
  await system.database.query(sql);
  return (await all()).filter(({ intact }) => !intact).map(({ id, version }) => `${id} ${version}`);
}

beforeAll(async () => {
  system = await startNotes();
  await put('b', 'one');
  await put('a', 'one');
  await put('b', 'two');
  const copy = { kind: 'note', id: 'national', version: 1, state: 'published', areas: [], step: 'publish' };
  const told = { reason: null, actor_role: 'dfe-policy', actor_la_code: null, sha256: 'a'.repeat(64) };
  await receiveRecord(system.pool.pool, {
    data: { ...copy, ...told, content: { text: 'national' } },
    recordedat: '2026-01-01T00:00:00.000Z',
    synthetic: false,
  });
});
afterAll(() => system.stop());

test('every version that the service keeps itself has a digest; copies of national records have none', async () => {
  const { versions, lastSequence } = await system.records.digests(digestPageSchema.parse({}));
  expect(versions.map(({ id, version, intact }) => [id, version, intact])).toEqual([
    ['a', 1, true],
    ['b', 1, true],
    ['b', 2, true],
  ]);
  expect(lastSequence).toBe(3);
});

test('copies of national records are listed apart, and one that is not what was told is seen', async () => {
  const copies = async () => {
    const { versions } = await system.records.digests(digestPageSchema.parse({ received: true }));
    return versions.map(({ id, version, intact }) => [id, version, intact]);
  };
  const set = (sha256: string) =>
    system.database.query(`UPDATE records.record_version SET sha256 = '${sha256}' WHERE id = 'national'`);
  await set(digestOf({ text: 'national' }));
  expect(await copies()).toEqual([['national', 1, true]]);
  await set('a'.repeat(64));
  expect(await copies()).toEqual([['national', 1, false]]);
});

test('pages follow each other without a gap or an overlap', async () => {
  const first = await system.records.digests(digestPageSchema.parse({ first: 2 }));
  const { kind, id, version } = first.versions[1] ?? { kind: '', id: '', version: 1 };
  const second = await system.records.digests(digestPageSchema.parse({ after: { kind, id, version } }));
  expect([...first.versions, ...second.versions]).toEqual(await all());
});

test('the digest is of what was told and not of what stays in the service', async () => {
  const [before] = await all();
  await system.records.change(barnet, NOTE, { id: 'c' }, () => write({ text: 'one', author: 'Ada' }));
  await system.records.change(barnet, NOTE, { id: 'd' }, () => write({ text: 'one', author: 'Grace' }));
  const later = (await all()).filter(({ id }) => id === 'c' || id === 'd');
  expect(later.map(({ sha256 }) => sha256)).toEqual([before?.sha256, before?.sha256]);
});

test('a content that a hand changed is seen, even in a part that never left the service', async () => {
  const set = (name: string) => `UPDATE records.record_version
    SET content = jsonb_set(content, '{author}', '"${name}"') WHERE id = 'a'`;
  expect(await alteredBy(set('Eve'))).toEqual(['a 1']);
  expect(await alteredBy(set('Ada'))).toEqual([]);
});

test('a head that says other than its newest version is seen', async () => {
  const set = (to: string) => `UPDATE records.record SET ${to} WHERE id = 'b'`;
  expect(await alteredBy(set("state = 'live'"))).toEqual(['b 2']);
  expect(await alteredBy(set("state = 'draft', areas = '{}'"))).toEqual(['b 2']);
  expect(await alteredBy(set("areas = '{E09000003}', version = 1"))).toEqual(['b 2']);
  expect(await alteredBy(set('version = 2'))).toEqual([]);
});

test('a version written before contents had digests counts as it stands', async () => {
  expect(await alteredBy("UPDATE records.record_version SET content_sha256 = NULL WHERE id = 'a'")).toEqual(
    [],
  );
});

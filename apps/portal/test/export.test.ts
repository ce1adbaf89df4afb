import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BARNET, PILOT_ID, running } from './fake-pilots.ts';
import { PLAN_ID, planInForce } from './fake-plans.ts';
import { FakeRefusal } from './fake-services.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
const ARCHIVE = '/partnerships/london/export.zip';
const AT = '2026-01-05T09:00:00.000Z';
const EXPORT_ID = '0e5c9d2a-64f1-4a6a-9a8e-3f0b1f1e2d3c';

const version = (id: string, number: number, content: object) => ({
  ...{ id, version: number, state: 'kept', areas: [BARNET], sha256: 'a'.repeat(64), step: 'edit' },
  ...{ reason: null, by: { account: 'x', role: 'lead-authority', laCode: BARNET }, at: AT, content },
  synthetic: true,
});
const bytes = Buffer.from('%PDF-1.7 the plan');
const file = {
  ...{
    name: '=evil\u202e.pdf',
    declaredType: 'x',
    type: 'application/pdf',
    bytes: 4,
    sha256: 'd'.repeat(64),
  },
  ...{ scan: { outcome: 'not-scanned' }, uploadedBy: 'x', role: 'lead-authority', at: AT },
};
const document = {
  ...{ id: `${PLAN_ID}.1`, repId: 'london', laCode: BARNET, purpose: 'supporting', withdrawn: null },
  ...{ subject: { kind: 'inclusion-plan', id: PLAN_ID }, files: [file, file] },
};
const hostile = { ...running, title: '=HYPERLINK("evil"), "quoted"' };
const HELD: Readonly<Record<string, readonly ReturnType<typeof version>[]>> = {
  pilot: [1, 2, 3].map((number) => version(PILOT_ID, number, hostile)),
  'inclusion-plan': [version(PLAN_ID, 1, planInForce)],
  document: [version(document.id, 1, document)],
};
const pageSchema = z.object({
  ...{ exportId: z.literal(EXPORT_ID), kind: z.string(), newest: z.boolean() },
  after: z.object({ version: z.number() }).nullable(),
});
/** Pages of one version each, as a service with much to give would send them. */
function pageOf(input: unknown) {
  const { kind, newest, after } = pageSchema.parse(input);
  const all = (HELD[kind] ?? []).slice(newest ? -1 : 0);
  const [held] = all.filter((each) => each.version > (after?.version ?? 0));
  const next = held && held !== all.at(-1) ? { id: held.id, version: held.version } : null;
  return { versions: held ? [held] : [], next };
}

beforeEach(() => {
  const { answers, asked } = services();
  asked.length = 0;
  answers.clear();
  const kinds = ['document', 'inclusion-plan', 'pilot', 'terms'];
  answers.set('records.beginExport', { exportId: EXPORT_ID, repId: 'london', kinds, until: AT, at: AT });
  answers.set('records.exportPage', pageOf);
  answers.set('documents/read', bytes);
});
const open = async (account: string, path = ARCHIVE) => (await visitor(account)).get(path);
const archive = async () => {
  const files = unzipSync(new Uint8Array((await open('lead-authority')).rawPayload));
  return { files, text: (name: string) => strFromU8(files[name] ?? new Uint8Array()) };
};
const manifestSchema = z.object({
  ...{ exportId: z.string(), until: z.string(), partnership: z.object({ id: z.string(), name: z.string() }) },
  files: z.array(
    z.object({ name: z.string(), bytes: z.number(), sha256: z.string(), rows: z.number().nullable() }),
  ),
});

describe('the archive of a partnership', () => {
  it('holds every version of every kind, and the sum of each file', async () => {
    const { files, text } = await archive();
    const lines = text('records/pilot.jsonl').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).version)).toEqual([1, 2, 3]);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ kind: 'pilot', content: hostile, synthetic: true });
    const manifest = manifestSchema.parse(JSON.parse(text('manifest.json')));
    expect(manifest).toMatchObject({ exportId: EXPORT_ID, until: AT, partnership: { id: 'london' } });
    for (const { name, bytes: size, sha256 } of manifest.files) {
      const held = files[name] ?? new Uint8Array();
      expect([name, size, sha256]).toEqual([
        ...[name, held.length, createHash('sha256').update(held).digest('hex')],
      ]);
    }
    const named = manifest.files.map(({ name }) => name);
    expect([...named, 'manifest.json'].sort()).toEqual(Object.keys(files).sort());
    expect(manifest.files.find(({ name }) => name === 'records/pilot.jsonl')?.rows).toBe(3);
    expect(manifest.files.find(({ name }) => name === 'records/terms.jsonl')?.rows).toBe(0);
  });

  it('holds the records as they stand as tables, in which a formula is none', async () => {
    const { text } = await archive();
    const [columns, row] = text('tables/pilots.csv').split('\n');
    expect(columns).toMatch(/^id,title,strand,state/);
    expect(row).toContain(`${PILOT_ID},"'=HYPERLINK(""evil""), ""quoted""",mediation,live`);
    expect(text('tables/pilot-areas.csv').split('\n')).toHaveLength(4);
    expect(text('tables/plan-conditions.csv')).toContain('Name the places.,2026-12-01,,true');
    expect(text('tables/spend.csv')).toBe('');
  });

  it('holds every version of every document, byte for byte, under a name that is safe', async () => {
    const { files } = await archive();
    expect(Object.keys(files).filter((name) => name.startsWith('documents/'))).toEqual([
      ...[`documents/${document.id}/1.pdf`, `documents/${document.id}/2.pdf`],
    ]);
    expect(Buffer.from(files[`documents/${document.id}/2.pdf`] ?? [])).toEqual(bytes);
    expect(services().asked.filter(({ operation }) => operation === 'documents/read')).toHaveLength(2);
  });

  it('says in plain English what it is and how it is read', async () => {
    const { text } = await archive();
    expect(text('README.txt')).toContain('London\n======');
    expect(text('README.txt')).toContain('5 January 2026');
  });

  it('is refused to a role that may not, before anything is read', async () => {
    for (const account of ['member-authority', 'evaluator', 'integrated-care-board']) {
      expect((await open(account)).statusCode).toBe(403);
      expect((await open(account, '/partnerships/london/export')).statusCode).toBe(403);
    }
    expect((await open('lead-authority', ARCHIVE.replace('london', 'north-east'))).statusCode).toBe(403);
    expect(services().asked.filter(({ operation }) => operation.startsWith('records'))).toEqual([]);
    services().answers.set('records.beginExport', new FakeRefusal('Ask somebody else.', { httpStatus: 403 }));
    expect((await open('lead-authority')).statusCode).toBe(403);
  });

  it('breaks off when a part cannot be read: half an archive is no archive', async () => {
    services().answers.set('records.exportPage', new FakeRefusal('No.', { httpStatus: 403 }));
    const sent = await open('lead-authority').catch((error: unknown) => error);
    expect(sent).toBeInstanceOf(Error);
  });
});

it('is asked for on a page that says what is in it, to which those who may are led', async () => {
  const page = await open('auditor', '/partnerships/london/export');
  expect(page.body).toContain(`href="${ARCHIVE}"`);
  expect((await open('auditor', '/partnerships/london')).body).toContain(
    'href="/partnerships/london/export"',
  );
  expect((await open('member-authority', '/partnerships/london')).body).not.toContain('london/export');
});

import { PROGRAMME } from '@rep/domain';
import type { TestDatabase } from '@rep/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveProfile } from '../src/profile/profile.repository.ts';
import { authorizationOf, createRepDatabase, startService, type TestService } from './rep-system.ts';

let database: TestDatabase & { appUrl: string };
let service: TestService;
const draft = { title: 'Mediation before appeal', strand: 'mediation', question: 'Do fewer appeals follow?' };

beforeAll(async () => {
  database = await createRepDatabase();
  service = await startService(database.appUrl);
  const london = PROGRAMME.find((p) => p.rep_id === 'london');
  if (london) await service.transaction((db) => saveProfile(db, london));
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

const counts = async () => {
  const [row] = await database.query<{ pilots: number; events: number }>(
    'SELECT (SELECT count(*)::int FROM pilot) AS pilots, (SELECT count(*)::int FROM outbox.event) AS events',
  );
  return row;
};

test('a lead authority drafts a pilot: kept, listed, shown, and told of in two events', async () => {
  const client = service.client(await authorizationOf());
  const pilot = await client.pilots.create.mutate(draft);
  expect(pilot).toMatchObject({ ...draft, state: 'draft', createdBy: 'E09000003' });
  expect(await client.pilots.list.query()).toEqual([pilot]);
  expect(await client.pilots.show.query({ id: pilot.id })).toEqual(pilot);
  const events = await database.query(
    "SELECT sequence, key, convert_from(body, 'UTF8')::json->>'type' AS type FROM outbox.event ORDER BY sequence",
  );
  expect(events).toEqual([
    { sequence: 1, key: pilot.id, type: 'pilot.registered.v1' },
    { sequence: 2, key: pilot.id, type: 'pilot.state.changed.v1' },
  ]);
});

test('when the outbox refuses, the pilot is undone with it', async () => {
  const before = await counts();
  await database.query('ALTER TABLE outbox.event ADD CONSTRAINT refuse CHECK (false) NOT VALID');
  const client = service.client(await authorizationOf());
  await expect(client.pilots.create.mutate(draft)).rejects.toThrow('Try again');
  await database.query('ALTER TABLE outbox.event DROP CONSTRAINT refuse');
  expect(await counts()).toEqual(before);
});

test('when the pilot cannot be kept, its events are undone with it', async () => {
  const before = await counts();
  await database.query(
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END'`,
  );
  await database.query(
    'CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON pilot DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse()',
  );
  const client = service.client(await authorizationOf());
  await expect(client.pilots.create.mutate(draft)).rejects.toThrow('Try again');
  await database.query('DROP TRIGGER refuse ON pilot');
  expect(await counts()).toEqual(before);
});

test('a member that does not lead, and a lead of no authority, draft nothing', async () => {
  const before = await counts();
  for (const laCode of ['E09000007', 'E08000035', null]) {
    const client = service.client(await authorizationOf({ laCode }));
    await expect(client.pilots.create.mutate(draft)).rejects.toMatchObject({
      data: { code: 'FORBIDDEN', reason: 'not-a-lead-of-this-partnership' },
    });
  }
  expect(await counts()).toEqual(before);
});

test('a pilot that is not there is not found; a strand that is none is refused with a sentence', async () => {
  const client = service.client(await authorizationOf());
  const id = '00000000-0000-4000-8000-000000000000';
  await expect(client.pilots.show.query({ id })).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
  await expect(client.pilots.create.mutate({ ...draft, strand: 'Not A Slug' })).rejects.toThrow(
    /^Check strand/,
  );
});

test('a text that nobody could read, or the database not keep, is refused at the door with a sentence', async () => {
  const before = await counts();
  const client = service.client(await authorizationOf());
  const refusalOf = (change: Partial<typeof draft>) =>
    expect(client.pilots.create.mutate({ ...draft, ...change })).rejects;
  await refusalOf({ title: 'a\ud800' }).toThrow('Check title: replace the broken character');
  await refusalOf({ title: 'a\0b' }).toThrow('Check title: take the control characters out of the text.');
  await refusalOf({ title: 'two\nlines' }).toThrow('Check title: take the control characters');
  await refusalOf({ title: '\u200b' }).toThrow('Check title: type at least one visible character.');
  await refusalOf({ question: 'a\udc00' }).toThrow('Check question: replace the broken character');
  await refusalOf({ question: '   ' }).toThrow('Check question: type at least one visible character.');
  expect(await counts()).toEqual(before);
});

test('a question of several lines comes back as it was sent', async () => {
  const client = service.client(await authorizationOf());
  const question = 'Do fewer appeals follow?\n\tIn which years?';
  expect(await client.pilots.create.mutate({ ...draft, question })).toMatchObject({ question });
});

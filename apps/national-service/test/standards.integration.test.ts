import { STATEMENTS, type Statement, TEST_SET } from '@rep/domain';
import type { TestDatabase } from '@rep/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishProgramme } from '../src/programme/publish-programme.ts';
import {
  authorizationOf,
  createNationalDatabase,
  startService,
  type TestService,
} from './national-system.ts';

let database: TestDatabase & { appUrl: string };
let service: TestService;
beforeAll(async () => {
  database = await createNationalDatabase();
  service = await startService(database.appUrl);
  await publishProgramme(service.records);
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

const dfe = async () => service.client(await authorizationOf('dfe-policy'));
const [first, second] = STATEMENTS;
if (!first || !second) throw new Error('there are too few statements');
const [FIRST, SECOND]: readonly [Statement, Statement] = [first, second];
const next = (statement: Statement, version: number): Statement => ({
  ...statement,
  version,
  title: `${statement.title}, version ${version}`,
});

test('everybody sees the test set with its statements, and the catalogue', async () => {
  const client = service.client(await authorizationOf('setting', 'london'));
  expect((await client.standards.sets.list.query()).map(({ id }) => id)).toEqual(['programme-test-set']);
  const set = await client.standards.sets.show.query({ id: TEST_SET.id });
  expect([set.statements, set.changes]).toEqual([STATEMENTS, null]);
  expect(await client.standards.statements.list.query()).toHaveLength(STATEMENTS.length);
});

test('a file that is exported and taken in again changes nothing', async () => {
  const client = await dfe();
  const { csv, fileName } = await client.standards.statements.exportCsv.query({ setId: TEST_SET.id });
  expect(fileName).toBe('programme-test-set.v1.csv');
  const taken = await client.standards.statements.importCsv.mutate({ csv });
  expect(taken).toEqual({ published: 0, unchanged: STATEMENTS.length });
});

test('a file is taken whole or not at all, and every refused row is told', async () => {
  const client = await dfe();
  const { csv } = await client.standards.statements.exportCsv.query({});
  const edit = (from: Statement, version: number) => (file: string) =>
    file.replace(`${from.id},${from.version},`, `${from.id},${version},`);
  const bad = edit(SECOND, 7)(edit(FIRST, 9)(csv));
  await expect(client.standards.statements.importCsv.mutate({ csv: bad })).rejects.toMatchObject({
    data: {
      refusals: expect.arrayContaining([
        expect.objectContaining({ code: 'version-not-next', field: `${FIRST.id}.v9` }),
        expect.objectContaining({ code: 'version-not-next', field: `${SECOND.id}.v7` }),
      ]),
    },
  });
  const half = edit(SECOND, 7)(edit(FIRST, 2)(csv));
  await expect(client.standards.statements.importCsv.mutate({ csv: half })).rejects.toMatchObject({
    data: { refusals: [{ field: `${SECOND.id}.v7` }] },
  });
  expect(await client.standards.statements.show.query({ id: FIRST.id })).toMatchObject({ version: 1 });
  const good = await client.standards.statements.importCsv.mutate({ csv: edit(FIRST, 2)(csv) });
  expect(good).toEqual({ published: 1, unchanged: STATEMENTS.length - 1 });
});

test('a new version of a set names versions that there are; the earlier version stays as it was', async () => {
  const client = await dfe();
  const set = { ...TEST_SET, version: 2 };
  const refs = (version: number) => [{ id: FIRST.id, version }, ...TEST_SET.statements.slice(1)];
  await expect(
    client.standards.sets.publish.mutate({ set: { ...set, statements: refs(3) } }),
  ).rejects.toMatchObject({ data: { refusals: [{ code: 'unknown-statement', field: 'statements' }] } });
  await client.standards.sets.publish.mutate({ set: { ...set, statements: refs(2) }, expectedVersion: 1 });
  const shown = await client.standards.sets.show.query({ id: TEST_SET.id });
  expect(shown.changes).toEqual({ added: [], removed: [], moved: [{ id: FIRST.id, from: 1, to: 2 }] });
  expect(shown.statements[0]?.version).toBe(2);
  const before = await client.standards.sets.show.query({ id: TEST_SET.id, version: 1 });
  expect(before.statements).toEqual(STATEMENTS);
});

test('a statement is published by DfE policy alone, as the next version, over the version that was seen', async () => {
  const client = await dfe();
  const statement = next(SECOND, 2);
  const lead = service.client(await authorizationOf('lead-authority', 'london'));
  await expect(lead.standards.statements.publish.mutate({ statement })).rejects.toMatchObject({
    data: { code: 'FORBIDDEN' },
  });
  await client.standards.statements.publish.mutate({ statement, expectedVersion: 1 });
  const late = client.standards.statements.publish.mutate({ statement, expectedVersion: 1 });
  await expect(late).rejects.toMatchObject({ data: { reason: 'stale-version' } });
  const shown = await client.standards.statements.show.query({ id: SECOND.id });
  expect(shown.versions.map(({ content }) => content)).toEqual([SECOND, statement]);
});

test('wrong fields are told all together', async () => {
  const statement = { ...next(FIRST, 3), title: '', tiers: [], effectiveFrom: 'today' };
  await expect((await dfe()).standards.statements.publish.mutate({ statement })).rejects.toMatchObject({
    data: {
      fields: expect.arrayContaining(
        ['title', 'tiers', 'effectiveFrom'].map((field) =>
          expect.objectContaining({ path: `statement.${field}` }),
        ),
      ),
    },
  });
});

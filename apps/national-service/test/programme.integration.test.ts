import {
  PROGRAMME_LINE,
  PROGRAMME_LINES,
  STANDARD_SET,
  STATEMENT,
  STATEMENTS,
  STRAND_TEMPLATES,
  TEMPLATE_KIND,
  TEST_SET,
} from '@rep/domain';
import type { TestDatabase } from '@rep/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { publishProgramme } from '../src/programme/publish-programme.ts';
import {
  authorizationOf,
  createNationalDatabase,
  startService,
  type TestService,
} from './national-system.ts';

const ALL = STRAND_TEMPLATES.length + STATEMENTS.length + 2 + PROGRAMME_LINES.length;
let database: TestDatabase & { appUrl: string };
let service: TestService;
beforeEach(async () => {
  database = await createNationalDatabase();
  service = await startService(database.appUrl);
});
afterEach(async () => {
  await service.stop();
  await database.drop();
});

const events = () => database.query('SELECT sequence FROM outbox.event');

test('the first start publishes templates, standards and lines and tells of each, a second start of none', async () => {
  expect(await publishProgramme(service.records)).toBe(ALL);
  expect(await publishProgramme(service.records)).toBe(0);
  const { records } = service;
  const contents = async <C>(held: Promise<readonly { content: C }[]>) =>
    (await held).map(({ content }) => content);
  expect(await contents(records.list(TEMPLATE_KIND))).toEqual(expect.arrayContaining([...STRAND_TEMPLATES]));
  expect(await contents(records.list(STATEMENT))).toEqual(expect.arrayContaining([...STATEMENTS]));
  expect(await contents(records.list(STANDARD_SET))).toEqual([TEST_SET]);
  expect(await contents(records.list(PROGRAMME_LINE))).toEqual(expect.arrayContaining([...PROGRAMME_LINES]));
  expect(await events()).toHaveLength(ALL);
});

test('two first starts at once publish once', async () => {
  const published = await Promise.all([publishProgramme(service.records), publishProgramme(service.records)]);
  expect(published.toSorted((a, b) => a - b)).toEqual([0, ALL]);
  expect(await events()).toHaveLength(ALL);
});

test('when the outbox refuses, nothing is published', async () => {
  await database.query(`ALTER TABLE outbox.event ADD CONSTRAINT refuse CHECK (sequence < ${ALL})`);
  await expect(publishProgramme(service.records)).rejects.toThrow();
  expect(await service.records.list(TEMPLATE_KIND)).toEqual([]);
  expect(await events()).toEqual([]);
});

test('what has been changed since stays, and what a newer version brings is added beside it', async () => {
  await publishProgramme(service.records);
  const client = service.client(await authorizationOf('dfe-policy'));
  await client.programmeLines.update.mutate({ id: 'elsec', status: 'halted', reason: 'Funding.' });
  await database.query(
    "DELETE FROM records.record_version WHERE kind = 'programme-line' AND id = 'workforce'",
  );
  await database.query("DELETE FROM records.record WHERE kind = 'programme-line' AND id = 'workforce'");
  expect(await publishProgramme(service.records)).toBe(1);
  expect((await client.programmeLines.show.query({ id: 'elsec' })).content.status).toBe('halted');
});

test('DfE policy says how far a line is; everybody sees all its versions', async () => {
  await publishProgramme(service.records);
  const dfe = service.client(await authorizationOf('dfe-policy'));
  const evidence = { what: 'Three guides were published.', source: 'https://www.gov.uk' };
  const update = { id: 'practice-guides', status: 'delivered' as const, evidence, reason: 'Published.' };
  await dfe.programmeLines.update.mutate({ ...update, expectedVersion: 1 });
  await expect(dfe.programmeLines.update.mutate({ ...update, expectedVersion: 1 })).rejects.toMatchObject({
    data: { code: 'CONFLICT', reason: 'stale-version' },
  });
  const auditor = service.client(await authorizationOf('auditor'));
  const shown = await auditor.programmeLines.show.query({ id: 'practice-guides' });
  expect(shown.versions.map(({ state, reason }) => [state, reason])).toEqual([
    ['not-reported', null],
    ['delivered', 'Published.'],
  ]);
  expect(await auditor.programmeLines.list.query()).toHaveLength(13);
  await expect(auditor.programmeLines.update.mutate(update)).rejects.toMatchObject({
    data: { code: 'FORBIDDEN' },
  });
  await expect(dfe.programmeLines.show.query({ id: 'nonsense' })).rejects.toMatchObject({
    data: { code: 'NOT_FOUND' },
  });
});

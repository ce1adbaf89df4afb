import { ROLES } from '@rep/domain';
import type { TestDatabase } from '@rep/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

const scheme = (version: number, ...codes: string[]) => ({
  ...{ id: 'national-bands', version, title: 'National bands' },
  bands: codes.map((code) => ({ code, label: `Band ${code}` })),
});

test('a national scheme of bands is published version by version, kept whole, and told', async () => {
  const dfe = service.client(await authorizationOf('dfe-policy'));
  await dfe.nationalBands.publish.mutate({ scheme: scheme(1, 'a', 'b') });
  await dfe.nationalBands.publish.mutate({ scheme: scheme(2, 'a', 'b', 'c'), expectedVersion: 1 });
  const late = dfe.nationalBands.publish.mutate({ scheme: scheme(3, 'a'), expectedVersion: 1 });
  await expect(late).rejects.toMatchObject({ data: { reason: 'stale-version' } });
  const auditor = service.client(await authorizationOf('auditor'));
  expect(await auditor.nationalBands.list.query()).toMatchObject([{ id: 'national-bands', version: 2 }]);
  const shown = await auditor.nationalBands.show.query({ id: 'national-bands' });
  expect(shown.versions.map(({ content }) => content)).toEqual([
    scheme(1, 'a', 'b'),
    scheme(2, 'a', 'b', 'c'),
  ]);
  const told = await database.query<{ content: object }>(
    "SELECT convert_from(body, 'UTF8')::json->'data'->'content' AS content FROM outbox.event ORDER BY sequence",
  );
  expect(told.map(({ content }) => content)).toEqual([scheme(1, 'a', 'b'), scheme(2, 'a', 'b', 'c')]);
});

test('a version out of turn, a band twice and anybody but DfE policy are refused', async () => {
  const dfe = service.client(await authorizationOf('dfe-policy'));
  await expect(dfe.nationalBands.publish.mutate({ scheme: scheme(9, 'a') })).rejects.toMatchObject({
    data: { refusals: [{ code: 'version-not-next', field: 'version' }] },
  });
  await expect(dfe.nationalBands.publish.mutate({ scheme: scheme(3, 'a', 'a') })).rejects.toMatchObject({
    data: { code: 'BAD_REQUEST', fields: [{ path: 'scheme.bands', message: 'each code once' }] },
  });
  for (const role of ROLES.filter((each) => each !== 'dfe-policy')) {
    const client = service.client(await authorizationOf(role));
    await expect(client.nationalBands.publish.mutate({ scheme: scheme(3, 'a') })).rejects.toMatchObject({
      data: { code: 'FORBIDDEN' },
    });
  }
});

import { fileURLToPath } from 'node:url';
import type { TestDatabase } from '@rep/testkit';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { authorizationOf, createRepDatabase, startService, type TestService } from './rep-system.ts';

const DOCUMENT = fileURLToPath(new URL('../../../docs/contracts/rep-service.openapi.json', import.meta.url));
let database: TestDatabase & { appUrl: string };
let service: TestService;
let text: string;

beforeAll(async () => {
  database = await createRepDatabase();
  service = await startService(database.appUrl);
  const headers = { authorization: await authorizationOf() };
  text = await (await fetch(`${service.url}/api/openapi.json`, { headers })).text();
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

test('the document under docs is the one the service answers by', async () => {
  const todo =
    'Run `pnpm --filter @rep/rep-service run docs`: the procedures changed since the document was written.';
  await expect(text, todo).toMatchFileSnapshot(DOCUMENT);
});

test('the document is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  expect(await validator.validate(text)).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
});

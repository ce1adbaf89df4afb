import { fileURLToPath } from 'node:url';
import { ROLES, type Role } from '@rep/domain';
import type { Caller } from '@rep/service-kit';
import type { TestDatabase } from '@rep/testkit';
import { roleTable, walkRoles } from '@rep/testkit/walk-roles';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNationalDatabase, logger, startService, type TestService } from './national-system.ts';

const TABLE = fileURLToPath(new URL('../../../docs/roles-national.md', import.meta.url));
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

const callerOf = (role: Role): Caller => ({ subject: role, name: role, role, repId: null, laCode: null });

const INTRODUCTION = `# Who may call what of the national service

Written by a walk through every procedure in every role: \`pnpm --filter @rep/national-service run docs\`. What a role is
let into is the first question only. The rules behind each procedure ask the rest: whether it is the step's turn, whether
a second person is needed, whether the pilot is of the caller's own partnership. What a partnership's service lets whom do
stands in [roles.md](roles.md).
`;

test('the table of roles under docs is what the national service does', async () => {
  const contextOf = (role: Role) => ({
    ...{ authorization: '', verify: async () => callerOf(role), logger, owner: null },
  });
  const rows = await walkRoles({ router: service.router, roles: ROLES, contextOf });
  const text = [INTRODUCTION, roleTable(ROLES, rows), ''].join('\n');
  const todo =
    'Run `pnpm --filter @rep/national-service run docs`: who may call what has changed since the table was written.';
  await expect(text, todo).toMatchFileSnapshot(TABLE);
}, 120_000);

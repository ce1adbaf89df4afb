import { fileURLToPath } from 'node:url';
import { ROLES, type Role } from '@rep/domain';
import type { Caller } from '@rep/service-kit';
import type { TestDatabase } from '@rep/testkit';
import { roleTable, walkRoles } from '@rep/testkit/walk-roles';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRepDatabase, logger, startService, type TestService } from './rep-system.ts';

const TABLE = fileURLToPath(new URL('../../../docs/roles.md', import.meta.url));
let database: TestDatabase & { appUrl: string };
let service: TestService;
beforeAll(async () => {
  database = await createRepDatabase();
  service = await startService(database.appUrl);
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

const callerOf = (role: Role): Caller => ({
  ...{ subject: role, name: role, role, repId: 'london', laCode: 'E09000003' },
});

const INTRODUCTION = `# Who may call what of a partnership's service

Written by a walk through every procedure in every role: \`pnpm --filter @rep/rep-service run docs\`. What a role is let
into is the first question only. The rules behind each procedure ask the rest: whether the person drafts or approves for
the authority today, whether it is their own area, whether they drafted it themselves. Who belongs to another partnership
is refused everywhere. A change that a role is refused is kept among the refusals. What the national service lets whom do
stands in [roles-national.md](roles-national.md).
`;

test('the table of roles under docs is what the service does', async () => {
  const contextOf = (role: Role) => ({
    ...{ authorization: '', verify: async () => callerOf(role), logger, owner: 'london' },
  });
  const rows = await walkRoles({ router: service.router, roles: ROLES, contextOf });
  const text = [INTRODUCTION, roleTable(ROLES, rows), ''].join('\n');
  const todo =
    'Run `pnpm --filter @rep/rep-service run docs`: who may call what has changed since the table was written.';
  await expect(text, todo).toMatchFileSnapshot(TABLE);
}, 120_000);

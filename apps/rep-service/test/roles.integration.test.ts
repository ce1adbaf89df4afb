import { fileURLToPath } from 'node:url';
import { ROLES, type Role } from '@rep/domain';
import type { Caller } from '@rep/service-kit';
import type { TestDatabase } from '@rep/testkit';
import { type AnyTRPCProcedure, type AnyTRPCRouter, callTRPCProcedure, TRPCError } from '@trpc/server';
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

const proceduresOf = (router: AnyTRPCRouter): Readonly<Record<string, AnyTRPCProcedure>> =>
  router._def.procedures;

/** Whether the procedure lets the role in; an input that is missing is refused behind the door, which counts as let in. */
async function letsIn(path: string, role: Role): Promise<boolean> {
  const { router } = service;
  const ctx = { authorization: '', verify: async () => callerOf(role), logger, owner: 'london' as const };
  const { type } = proceduresOf(router)[path]?._def ?? {};
  if (!type) throw new Error(`there is no procedure ${path}`);
  const call = {
    router,
    path,
    type,
    ctx,
    getRawInput: async () => undefined,
    signal: undefined,
    batchIndex: 0,
  };
  try {
    await callTRPCProcedure(call);
    return true;
  } catch (error) {
    return !(error instanceof TRPCError && error.code === 'FORBIDDEN');
  }
}

const COLUMNS: Readonly<Record<Role, string>> = {
  'lead-authority': 'lead',
  'member-authority': 'member',
  'regions-group': 'regions group',
  'dfe-policy': 'DfE policy',
  'delivery-partner': 'delivery partner',
  'integrated-care-board': 'care board',
  'parent-carer-forum': 'forum',
  setting: 'setting',
  evaluator: 'evaluator',
  researcher: 'researcher',
  auditor: 'auditor',
  operator: 'operator',
};
async function cellsOf(path: string): Promise<string[]> {
  const marks: string[] = [];
  for (const role of ROLES) marks.push((await letsIn(path, role)) ? 'yes' : '');
  return [`\`${path}\``, ...marks];
}

/** A Markdown table whose columns are as wide as their widest cell, as the formatter writes it. */
function tableOf([head = [], ...rows]: readonly (readonly string[])[]): string[] {
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((cells) => cells[at]?.length ?? 0)));
  const line = (cells: readonly string[], fill = ' ') =>
    `| ${widths.map((width, at) => (cells[at] ?? '').padEnd(width, fill)).join(' | ')} |`;
  return [line(head), line([], '-'), ...rows.map((cells) => line(cells))];
}

const INTRODUCTION = `# Who may call what of a partnership's service

Written by a walk through every procedure in every role: \`pnpm --filter @rep/rep-service run docs\`. What a role is let
into is the first question only. The rules behind each procedure ask the rest: whether the person drafts or approves for
the authority today, whether it is their own area, whether they drafted it themselves. Who belongs to another partnership
is refused everywhere. A change that a role is refused is kept among the refusals.
`;

test('the table of roles under docs is what the service does', async () => {
  const rows: string[][] = [];
  for (const path of Object.keys(proceduresOf(service.router)).sort()) rows.push(await cellsOf(path));
  const head = ['procedure', ...ROLES.map((role) => COLUMNS[role])];
  const text = [INTRODUCTION, ...tableOf([head, ...rows]), ''].join('\n');
  const todo =
    'Run `pnpm --filter @rep/rep-service run docs`: who may call what has changed since the table was written.';
  await expect(text, todo).toMatchFileSnapshot(TABLE);
}, 120_000);

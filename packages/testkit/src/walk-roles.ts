import { type AnyTRPCProcedure, type AnyTRPCRouter, callTRPCProcedure, TRPCError } from '@trpc/server';

type Walk<Role extends string> = {
  readonly router: AnyTRPCRouter;
  readonly roles: readonly Role[];
  /** What a call of somebody in this role is made with. */
  contextOf(role: Role): object;
};

const proceduresOf = (router: AnyTRPCRouter): Readonly<Record<string, AnyTRPCProcedure>> =>
  router._def.procedures;

/** Whether the procedure lets the role in; an input that is missing is refused behind the door, which counts as let in. */
async function letsIn<Role extends string>({ router, contextOf }: Walk<Role>, path: string, role: Role) {
  const { type } = proceduresOf(router)[path]?._def ?? {};
  if (!type) throw new Error(`there is no procedure ${path}`);
  const getRawInput = async () => undefined;
  const call = { router, path, type, getRawInput, ctx: contextOf(role), signal: undefined, batchIndex: 0 };
  try {
    await callTRPCProcedure(call);
    return true;
  } catch (error) {
    return !(error instanceof TRPCError && error.code === 'FORBIDDEN');
  }
}

/** Every procedure of a service with a mark for each role that it lets in, by calling each in every role. */
export async function walkRoles<Role extends string>(walk: Walk<Role>): Promise<string[][]> {
  const rows: string[][] = [];
  for (const path of Object.keys(proceduresOf(walk.router)).sort()) {
    const marks: string[] = [];
    for (const role of walk.roles) marks.push((await letsIn(walk, path, role)) ? 'yes' : '');
    rows.push([`\`${path}\``, ...marks]);
  }
  return rows;
}

/** What the columns of a table of roles are called. */
const COLUMNS: Readonly<Record<string, string>> = {
  'lead-authority': 'lead',
  'member-authority': 'member',
  'regions-group': 'regions group',
  'dfe-policy': 'DfE policy',
  'integrated-care-board': 'care board',
  'parent-carer-forum': 'forum',
};

/** A Markdown table of roles whose columns are as wide as their widest cell, as the formatter writes it. */
export function roleTable(roles: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = ['procedure', ...roles.map((role) => COLUMNS[role] ?? role.replaceAll('-', ' '))];
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((cells) => cells[at]?.length ?? 0)));
  const line = (cells: readonly string[], fill = ' ') =>
    `| ${widths.map((width, at) => (cells[at] ?? '').padEnd(width, fill)).join(' | ')} |`;
  return [line(head), line([], '-'), ...rows.map((cells) => line(cells))].join('\n');
}

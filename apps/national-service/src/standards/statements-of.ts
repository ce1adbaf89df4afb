import { STATEMENT, type Statement, type StatementRef } from '@rep/domain';
import type { Records } from '@rep/records';

/** The catalogue's newest versions by id. */
async function newest(records: Records): Promise<ReadonlyMap<string, Statement>> {
  return new Map((await records.list(STATEMENT)).map(({ content }) => [content.id, content]));
}

/** One version of a statement; undefined when the catalogue has none of that number. A version never changes. */
async function find(records: Records, held: Statement | undefined, { id, version }: StatementRef) {
  if (held === undefined || held.version < version) return undefined;
  return held.version === version ? held : (await records.version(STATEMENT, id, version))?.content;
}

/** The statements that are named, in their order; what the catalogue does not have is left out. */
export async function statementsOf(
  records: Records,
  refs: readonly StatementRef[],
): Promise<readonly Statement[]> {
  const held = await newest(records);
  const found: Statement[] = [];
  for (const ref of refs) {
    const statement = await find(records, held.get(ref.id), ref);
    if (statement) found.push(statement);
  }
  return found;
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { applyMigrations } from '@rep/service-kit';
import type { DatabaseSpec } from './databases.ts';

/** Databases migrated at the same time: more does not help on two cores. */
const AT_ONCE = 4;

async function migrateOne(database: DatabaseSpec, root: string, url: string): Promise<number> {
  let applied = 0;
  for (const { directory, schema } of database.migrations) {
    const folder = join(root, directory);
    if (existsSync(folder)) applied += (await applyMigrations({ url, directory: folder, schema })).length;
  }
  return applied;
}

/** Brings every database up to date, and gives how many migrations were applied. Throws where an applied one was changed. */
export async function migrate(
  databases: readonly DatabaseSpec[],
  root: string,
  urlOf: (database: string) => string,
): Promise<number> {
  const waiting = [...databases];
  let applied = 0;
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      applied += await migrateOne(next, root, urlOf(next.name));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return applied;
}

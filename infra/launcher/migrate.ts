import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { applyMigrations } from '@rep/service-kit';
import type { DatabaseSpec } from './databases.ts';

/** Databases migrated at the same time: more does not help on two cores. */
const AT_ONCE = 4;

async function migrateOne(database: DatabaseSpec, root: string, url: string): Promise<void> {
  for (const { directory, schema } of database.migrations) {
    const folder = join(root, directory);
    if (existsSync(folder)) await applyMigrations({ url, directory: folder, schema });
  }
}

/** Brings every database up to date. Throws where an applied migration was changed. */
export async function migrate(
  databases: readonly DatabaseSpec[],
  root: string,
  urlOf: (database: string) => string,
): Promise<void> {
  const waiting = [...databases];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      await migrateOne(next, root, urlOf(next.name));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

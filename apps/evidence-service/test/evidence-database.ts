import { fileURLToPath } from 'node:url';
import { applyMigrations } from '@rep/service-kit';
import { createTestDatabase, type TestDatabase } from '@rep/testkit';

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

/** An evidence store with its own login role, as the launcher makes it. */
export async function createEvidenceDatabase(): Promise<{ database: TestDatabase; url: string }> {
  const database = await createTestDatabase();
  await applyMigrations({ url: database.url, directory: MIGRATIONS, schema: 'public' });
  const url = await database.createRole('evidence', 'evidence_app');
  return { database, url };
}

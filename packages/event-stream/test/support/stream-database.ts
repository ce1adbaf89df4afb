import { fileURLToPath } from 'node:url';
import { applyMigrations } from '@rep/service-kit';

/** Makes a database hold an empty embedded stream. */
export const migrateStream = (url: string): Promise<readonly string[]> =>
  applyMigrations({
    url,
    directory: fileURLToPath(new URL('../../migrations', import.meta.url)),
    schema: 'stream',
  });

import { fileURLToPath } from 'node:url';
import type { Change, Person, RecordKind } from '@rep/domain';
import { applyMigrations, createLogger, createPool, type DatabasePool } from '@rep/service-kit';
import { createTestDatabase, type TestDatabase } from '@rep/testkit';
import { z } from 'zod';
import { createRecords, type Records } from '../src/index.ts';

const noteSchema = z.strictObject({ text: z.string(), tags: z.array(z.string()), author: z.string() });
export type Note = z.infer<typeof noteSchema>;

/** A kind of record that stands for all: its author never leaves the service. */
export const NOTE: RecordKind<Note> = {
  kind: 'note',
  schema: noteSchema,
  publicPart: ({ text, tags }) => ({ text, tags }),
};

export const barnet: Person = {
  account: 'a-drafter',
  role: 'lead-authority',
  repId: 'london',
  laCode: 'E09000003',
};

/** A change that writes a note. */
export const write = (content: Partial<Note>, change: Partial<Change<Note>> = {}): Change<Note> => ({
  content: { text: 'first', tags: [], author: 'Ada', ...content },
  state: 'draft',
  areas: ['E09000003'],
  step: 'write',
  reason: null,
  announces: [],
  ...change,
});

const folder = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

export type NoteSystem = {
  readonly database: TestDatabase;
  readonly pool: DatabasePool;
  readonly records: Records;
  stop(): Promise<void>;
};

/** Records of London in a database of their own, written by a role with a service's rights and no more. */
export async function startNotes(): Promise<NoteSystem> {
  const database = await createTestDatabase();
  const { url } = database;
  await applyMigrations({ url, directory: folder('prisma/migrations'), schema: 'records' });
  await applyMigrations({ url, directory: folder('../outbox/migrations'), schema: 'outbox' });
  const appUrl = await database.createRole('rep');
  await database.query(`GRANT records_app, outbox_app TO ${new URL(appUrl).username}`);
  const pool = createPool({ url: appUrl, service: 'test', logger: createLogger('test', 'silent') });
  await pool.start();
  const records = createRecords({ pool: pool.pool, producer: 'london', now: () => new Date() });
  return {
    database,
    pool,
    records,
    stop: async () => {
      await pool.stop();
      await database.drop();
    },
  };
}

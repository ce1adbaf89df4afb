import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyMigrations } from '@rep/service-kit';
import { createTestDatabase } from '@rep/testkit';
import { expect, test } from 'vitest';
import { sequenceGaps } from '../src/conservation/conservation.repository.ts';

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));
const FIRST = '20260301000000_evidence_store';

test('what a store had received before there were blocks is cut into them, and its gaps stay what they are', async () => {
  const database = await createTestDatabase();
  const directory = mkdtempSync(join(tmpdir(), 'migrations-'));
  try {
    cpSync(join(MIGRATIONS, FIRST), join(directory, FIRST), { recursive: true });
    await applyMigrations({ url: database.url, directory, schema: 'public' });
    await database.query(`
      INSERT INTO received VALUES ('london', '{[1,5000),[5003,8192)}'), ('south-west', '{[9000,9001)}');
      INSERT INTO ledger (producer, day, last_sequence) VALUES ('london', '2025-01-01', 8200)`);
    await applyMigrations({ url: database.url, directory: MIGRATIONS, schema: 'public' });
    expect(
      await database.query('SELECT producer, block, ranges::text FROM received ORDER BY producer, block'),
    ).toEqual([
      { producer: 'london', block: 0, ranges: '{[1,4096)}' },
      { producer: 'london', block: 1, ranges: '{[4096,5000),[5003,8192)}' },
      { producer: 'south-west', block: 2, ranges: '{[9000,9001)}' },
    ]);
    const db = {
      query: async (sql: string, values?: unknown[]) => ({ rows: await database.query(sql, values) }),
    };
    expect(await sequenceGaps(db, 'london')).toEqual([
      { producer: 'london', first: 5000, last: 5002 },
      { producer: 'london', first: 8192, last: 8200 },
    ]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
    await database.drop();
  }
});

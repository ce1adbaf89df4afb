import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startPostgres } from '@rep/local-servers';
import pg from 'pg';
import { streamContract } from './contract/stream-contract.ts';
import { migrateStream } from './support/stream-database.ts';
import type { StreamServer } from './support/stream-server.ts';

async function startServer(): Promise<StreamServer> {
  const directory = mkdtempSync(join(tmpdir(), 'rep-stream-'));
  // Durable: the suite kills it.
  const options = { directory, port: await freePort(), durability: 'durable' as const };
  let server = await startPostgres(options);
  const databaseUrl = server.url('postgres');
  await migrateStream(databaseUrl);
  return {
    settings: { kind: 'embedded', databaseUrl },
    kill: () => server.kill(),
    async restart() {
      server = await startPostgres(options);
    },
    async trim({ topic, partition }, offset) {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      await client.query(
        'UPDATE stream.partition SET first_offset = $3 WHERE topic = $1 AND partition = $2',
        [topic, partition, offset],
      );
      await client.query(
        `DELETE FROM stream.log USING stream.partition p
         WHERE p.id = partition_id AND log_offset < p.first_offset`,
      );
      await client.end();
    },
    async stop() {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

streamContract('the embedded stream', startServer);

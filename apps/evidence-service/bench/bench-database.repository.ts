import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { databaseRoleOf, PRODUCERS } from '@rep/contracts';
import { applyMigrations } from '@rep/service-kit';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { EVENT_COLUMNS } from '../src/ingest/event-rows.ts';
import { VERSION_COLUMNS } from '../src/ingest/version-rows.ts';
import type { CopiedRows } from './measure.ts';

const directoryOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

async function run(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

/** The roles and the two databases of a measurement, as the launcher would make them. */
export async function provision(admin: string): Promise<void> {
  const at = (database: string): string => Object.assign(new URL(admin), { pathname: `/${database}` }).href;
  await run(admin, 'CREATE DATABASE evidence', 'CREATE DATABASE stream');
  await applyMigrations({ url: at('evidence'), directory: directoryOf('../migrations'), schema: 'public' });
  const stream = directoryOf('../../../packages/event-stream/migrations');
  await applyMigrations({ url: at('stream'), directory: stream, schema: 'stream' });
  const login = (role: string): string => `CREATE ROLE ${role} LOGIN PASSWORD '${role}'`;
  await run(
    at('stream'),
    login('evidence'),
    'GRANT evidence_app, stream_consumer TO evidence',
    ...PRODUCERS.map(databaseRoleOf).flatMap((role) => [login(role), `GRANT stream_publisher TO ${role}`]),
  );
}

export type BenchStore = {
  /** The sum of the positions of all partitions, and whose they are. */
  positions(): Promise<ReadonlyMap<string, number>>;
  /** Whether the consumer has taken a batch. */
  hasBegun(): Promise<boolean>;
  accepted(): Promise<number>;
  /** Seconds that a plain COPY of these rows takes, into tables without an index. */
  plainCopy(rows: CopiedRows): Promise<number>;
  version(): Promise<string>;
  close(): Promise<void>;
};

export async function openStore(url: string): Promise<BenchStore> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const one = async (sql: string): Promise<string> =>
    Object.values((await client.query(sql)).rows[0] ?? {}).join();
  return {
    async positions() {
      const { rows } = await client.query(
        `SELECT topic || '/' || partition AS name, next_offset FROM stream_position`,
      );
      return new Map(
        rows.map((row: { name: string; next_offset: string }) => [row.name, Number(row.next_offset)]),
      );
    },
    hasBegun: async () => (await one('SELECT count(*) FROM in_flight')) !== '0',
    accepted: async () => Number(await one('SELECT coalesce(sum(accepted), 0) FROM ledger')),
    async plainCopy({ events, versions }) {
      const [ofEvents, ofVersions] = [EVENT_COLUMNS.join(', '), VERSION_COLUMNS.join(', ')];
      await client.query(`CREATE TABLE plain_event AS SELECT ${ofEvents} FROM event LIMIT 0`);
      await client.query(
        `CREATE TABLE plain_observation_version AS SELECT ${ofVersions} FROM observation_version LIMIT 0`,
      );
      const began = performance.now();
      await pipeline([events], client.query(copyFrom('COPY plain_event FROM STDIN')));
      await pipeline([versions], client.query(copyFrom('COPY plain_observation_version FROM STDIN')));
      const seconds = (performance.now() - began) / 1000;
      await client.query('DROP TABLE plain_event, plain_observation_version');
      return seconds;
    },
    version: () => one('SHOW server_version'),
    async close() {
      const ended = once(client, 'end');
      await client.end();
      await ended;
    },
  };
}

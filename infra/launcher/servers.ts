import { join } from 'node:path';
import { type PostgresServer, startKafka, startPostgres } from '@rep/local-servers';
import type { Children } from './children.ts';
import { logFileOf } from './logs.ts';
import type { Ports } from './ports.ts';
import { spawnServer } from './server-process.ts';
import type { Supervised } from './supervised.ts';
import { supervise } from './supervisor.ts';

export type ServerSurroundings = {
  readonly directory: string;
  readonly ports: Ports;
  readonly children: Children;
  say(line: string): void;
  giveUp(reason: unknown): void;
};

const nothing = async (): Promise<void> => undefined; // both starts resolve when the server is ready

/** PostgreSQL under supervision; `url` is the superuser's, known once it was started. */
export function supervisePostgres(
  around: ServerSurroundings,
): Supervised & { url(database: string): string } {
  let server: PostgresServer | null = null;
  const supervised = supervise({
    ...around,
    name: 'PostgreSQL',
    logFile: logFileOf(around.directory, 'postgres'),
    spawn: (signal) =>
      spawnServer({ directory: around.directory, name: 'postgres' }, async (logFile) => {
        server = await startPostgres({
          directory: join(around.directory, 'postgres'),
          port: around.ports.postgres,
          durability: 'durable',
          logFile,
          signal,
        });
        return server;
      }),
    untilReady: nothing,
    onChange: () => undefined,
  });
  return {
    ...supervised,
    url(database) {
      if (!server) throw new Error('PostgreSQL was not started yet');
      return server.url(database);
    },
  };
}

/** A local Apache Kafka under supervision. */
export const superviseKafka = (around: ServerSurroundings): Supervised =>
  supervise({
    ...around,
    name: 'Kafka',
    logFile: logFileOf(around.directory, 'kafka'),
    spawn: (signal) =>
      spawnServer({ directory: around.directory, name: 'kafka' }, (logFile) =>
        startKafka({
          directory: join(around.directory, 'kafka'),
          port: around.ports.kafka,
          controllerPort: around.ports.kafkaController,
          logFile,
          signal,
        }),
      ),
    untilReady: nothing,
    onChange: () => undefined,
  });

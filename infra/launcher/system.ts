import type { StreamSettings } from '@rep/event-stream';
import { provisionIdentity } from '@rep/identity';
import { loadBuiltInFigures } from './built-in-figures.ts';
import { STREAM_DATABASE } from './databases.ts';
import { removeEndpoints, type Service } from './endpoints.ts';
import type { LauncherEnvironment } from './env.ts';
import { loadExampleProgramme } from './example-programme.ts';
import type { Options } from './options.ts';
import { prepareDatabases } from './prepare-databases.ts';
import { type ServerSurroundings, superviseKafka, supervisePostgres } from './servers.ts';
import { serviceSpecs } from './service-specs.ts';
import { createServices, type Services } from './services.ts';

export type SystemOptions = ServerSurroundings & {
  readonly root: string;
  readonly options: Options;
  readonly environment: LauncherEnvironment;
  /** Aborted when the system is to stop: a start that is under way ends early. */
  readonly signal: AbortSignal;
};

export type System = {
  /** Starts everything and loads the built-in figures and the example programme. */
  start(): Promise<void>;
  stop(): Promise<void>;
  services(): readonly Service[];
};

type Postgres = ReturnType<typeof supervisePostgres>;

/** Within this everything has ended: what has not by then is killed, and recovers at the next start. */
const STOP_MS = 9_000;

const brokersOf = ({ environment, ports }: SystemOptions): string =>
  environment.kafkaBrokers ?? `127.0.0.1:${ports.kafka}`;

const streamOf = (system: SystemOptions, postgres: Postgres): StreamSettings =>
  system.options.kafka
    ? { kind: 'kafka', brokers: brokersOf(system).split(','), topicPrefix: '' }
    : { kind: 'embedded', databaseUrl: postgres.url(STREAM_DATABASE) };

async function startServices(
  system: SystemOptions,
  services: Services,
  passwords: ReadonlyMap<string, string>,
): Promise<void> {
  const { directory, ports } = system;
  const { jwksFile } = provisionIdentity(directory);
  const specs = serviceSpecs({
    messages: system.environment.messages,
    directory,
    ports,
    stream: system.options.kafka ? { kind: 'kafka', brokers: brokersOf(system) } : { kind: 'embedded' },
    databaseUrl: (role, database) =>
      `postgres://${role}:${passwords.get(role) ?? ''}@127.0.0.1:${ports.postgres}/${database}`,
  });
  system.say(`starting ${specs.length} services ...`);
  await services.start(specs, { ...system.environment.inherited, IDENTITY_JWKS_FILE: jwksFile });
}

async function start(system: SystemOptions, postgres: Postgres, services: Services): Promise<void> {
  const { directory, root, say, signal } = system;
  say('preparing the databases ...');
  const passwords = await prepareDatabases({
    root,
    directory,
    urlOf: postgres.url,
    stream: streamOf(system, postgres),
    signal,
  });
  signal.throwIfAborted();
  await startServices(system, services, passwords);
  signal.throwIfAborted();
  const environment = system.environment.inherited;
  const { children } = system;
  const loading = { root, directory, services: services.all(), children, environment, signal, say };
  await loadBuiltInFigures(loading);
  await loadExampleProgramme(loading, system.options.empty);
  services.publish();
}

/** The whole platform on this machine. */
export function createSystem(system: SystemOptions): System {
  const postgres = supervisePostgres(system);
  const localKafka = system.options.kafka && system.environment.kafkaBrokers === null;
  const servers = localKafka ? [postgres, superviseKafka(system)] : [postgres];
  const services = createServices(system.root, system, servers);
  return {
    services: services.all,
    async start() {
      system.say(`starting ${servers.map(({ name }) => name).join(' and ')} ...`);
      await Promise.all(servers.map((server) => server.start()));
      system.signal.throwIfAborted();
      await start(system, postgres, services);
    },
    async stop() {
      const end = Date.now() + STOP_MS;
      removeEndpoints(system.directory);
      await services.stop();
      await Promise.all(servers.map((server) => server.stop(end - Date.now())));
    },
  };
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { provisionIdentity } from '@rep/identity';
import { loadBuiltInFigures } from './built-in-figures.ts';
import type { Children } from './children.ts';
import { DATABASES, GROUP_ROLES, LOGINS, STREAM_DATABASE } from './databases.ts';
import { removeEndpoints, type Service, writeEndpoints } from './endpoints.ts';
import type { LauncherEnvironment } from './env.ts';
import { claimStream } from './installation.ts';
import { migrate } from './migrate.ts';
import type { Options } from './options.ts';
import { portsFrom } from './ports.ts';
import { provision } from './provision.repository.ts';
import { untilServiceReady } from './readiness.ts';
import { ensureSecrets } from './secrets.ts';
import { superviseKafka, supervisePostgres } from './servers.ts';
import { spawnService } from './service-process.ts';
import { addressOf, type ServiceSpec, serviceSpecs } from './service-specs.ts';
import type { StartError } from './start-error.ts';
import { type Supervised, supervise } from './supervisor.ts';

export type SystemOptions = {
  readonly root: string;
  readonly options: Options;
  readonly environment: LauncherEnvironment;
  readonly children: Children;
  /** Aborted when the system is to stop: a start that is under way ends early. */
  readonly signal: AbortSignal;
  say(line: string): void;
  giveUp(reason: StartError): void;
};

export type System = {
  /** Starts everything and loads the built-in figures. */
  start(): Promise<void>;
  stop(): Promise<void>;
  services(): readonly Service[];
};

/** Services are killed this long after they were asked to stop; a crash at any point loses nothing. */
const SERVICE_STOP_MS = 2_500;
const SERVER_STOP_MS = 2_500;
/** Who is asked to stop after whom: those that ask others first, those that store last. */
const STOP_STAGES = [/^(portal|dataset)$/, /^(national|rep-.*)$/, /^evidence$/] as const;

/** The whole platform on this machine. */
export function createSystem(system: SystemOptions): System {
  const { root, options, environment, signal, say } = system;
  const directory = options.data;
  const ports = portsFrom(options.portBase);
  const around = { directory, ports, children: system.children, say, giveUp: system.giveUp };
  const postgres = supervisePostgres(around);
  const localKafka = options.kafka && environment.kafkaBrokers === null ? superviseKafka(around) : null;
  const brokers = environment.kafkaBrokers ?? `127.0.0.1:${ports.kafka}`;
  const servers = [postgres, ...(localKafka ? [localKafka] : [])];
  const services: Service[] = [];
  let ready = false;

  async function prepareDatabases(): Promise<ReadonlyMap<string, string>> {
    const passwords = ensureSecrets(
      directory,
      LOGINS.map(({ role }) => role),
    );
    await provision(postgres.url('postgres'), {
      databases: DATABASES,
      logins: LOGINS,
      groups: GROUP_ROLES,
      passwords,
    });
    await migrate(DATABASES, root, postgres.url);
    signal.throwIfAborted();
    await claimStream(
      directory,
      options.kafka
        ? { kind: 'kafka', brokers: brokers.split(','), topicPrefix: '' }
        : { kind: 'embedded', databaseUrl: postgres.url(STREAM_DATABASE) },
    );
    return passwords;
  }

  function superviseService(spec: ServiceSpec, common: Readonly<Record<string, string>>): Supervised {
    return supervise({
      ...around,
      name: spec.name,
      spawn: () => spawnService(spec, { root, directory, environment: common }),
      untilReady: (stopped) => untilServiceReady(spec.name, addressOf(spec.port), stopped),
      onChange: () => {
        if (ready) writeEndpoints(directory, services);
      },
    });
  }

  async function startServices(passwords: ReadonlyMap<string, string>): Promise<void> {
    const { jwksFile } = provisionIdentity(directory);
    const common = { ...environment.inherited, IDENTITY_JWKS_FILE: jwksFile };
    const specs = serviceSpecs({
      directory,
      ports,
      stream: options.kafka ? { kind: 'kafka', brokers } : { kind: 'embedded' },
      databaseUrl: (role, database) =>
        `postgres://${role}:${passwords.get(role) ?? ''}@127.0.0.1:${ports.postgres}/${database}`,
    }).filter(({ entry }) => existsSync(join(root, entry)));
    for (const spec of specs) services.push({ spec, supervised: superviseService(spec, common) });
    say(`starting ${services.length} services ...`);
    await Promise.all(services.map(({ supervised }) => supervised.start()));
  }

  return {
    services: () => services,
    async start() {
      say(localKafka ? 'starting PostgreSQL and Kafka ...' : 'starting PostgreSQL ...');
      await Promise.all(servers.map((server) => server.start()));
      signal.throwIfAborted();
      say(`preparing ${DATABASES.length} databases ...`);
      const passwords = await prepareDatabases();
      signal.throwIfAborted();
      await startServices(passwords);
      signal.throwIfAborted();
      say('loading the built-in figures ...');
      await loadBuiltInFigures({
        root,
        directory,
        services,
        children: system.children,
        environment: environment.inherited,
        signal,
      });
      ready = true;
      writeEndpoints(directory, services);
    },
    async stop() {
      ready = false;
      removeEndpoints(directory);
      for (const stage of STOP_STAGES)
        await Promise.all(
          services
            .filter(({ spec }) => stage.test(spec.name))
            .map(({ supervised }) => supervised.stop(SERVICE_STOP_MS)),
        );
      await Promise.all(servers.map((server) => server.stop(SERVER_STOP_MS)));
    },
  };
}

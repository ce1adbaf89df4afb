import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Service, writeEndpoints } from './endpoints.ts';
import { logFileOf } from './logs.ts';
import { untilServiceReady } from './readiness.ts';
import type { ServerSurroundings } from './servers.ts';
import { type ServiceHome, spawnService } from './service-process.ts';
import { addressOf, type ServiceSpec } from './service-specs.ts';
import type { Supervised } from './supervised.ts';
import { supervise } from './supervisor.ts';

export type Services = {
  all(): readonly Service[];
  /** Starts them all and resolves when each was ready. */
  start(specs: readonly ServiceSpec[], environment: Readonly<Record<string, string>>): Promise<void>;
  /** Writes DIR/endpoints.json, and keeps it true from now on. */
  publish(): void;
  stop(): Promise<void>;
};

/** Services are killed this long after they were asked to stop; a crash at any point loses nothing. */
const STOP_MS = 2_000;
/** Who is asked to stop after whom: those that ask others first, those that store last. */
const STOP_STAGES = [/^(portal|dataset)$/, /^(national|rep-.*)$/, /^evidence$/] as const;

/** The services of one system, in the order they are started. */
export function createServices(
  root: string,
  around: ServerSurroundings,
  servers: readonly Supervised[],
): Services {
  const { directory } = around;
  const services: Service[] = [];
  let published = false;
  const add = (spec: ServiceSpec, home: ServiceHome): Service => ({
    spec,
    supervised: supervise({
      ...around,
      name: spec.name,
      logFile: logFileOf(directory, spec.name),
      standsOn: servers,
      spawn: () => spawnService(spec, home),
      untilReady: (signal) => untilServiceReady(spec.name, addressOf(spec.port), signal),
      onChange: () => {
        if (published) writeEndpoints(directory, services);
      },
    }),
  });
  return {
    all: () => services,
    async start(specs, environment) {
      const home = { root, directory, environment };
      const present = specs.filter(({ entry }) => existsSync(join(root, entry)));
      services.push(...present.map((spec) => add(spec, home)));
      await Promise.all(services.map(({ supervised }) => supervised.start()));
    },
    publish() {
      published = true;
      writeEndpoints(directory, services);
    },
    async stop() {
      published = false;
      for (const stage of STOP_STAGES) {
        const leaving = services.filter(({ spec }) => stage.test(spec.name));
        await Promise.all(leaving.map(({ supervised }) => supervised.stop(STOP_MS)));
      }
    },
  };
}

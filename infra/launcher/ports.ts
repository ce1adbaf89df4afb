import { createServer } from 'node:net';
import { REP_IDS } from '@rep/contracts';
import { StartError } from './start-error.ts';

export type Ports = {
  readonly portal: number;
  readonly evidence: number;
  readonly national: number;
  readonly dataset: number;
  readonly reps: ReadonlyMap<string, number>;
  readonly postgres: number;
  readonly kafka: number;
  readonly kafkaController: number;
};

const FIRST_REP = 11;

/** Every port from the base: documented, so that a firewall or a bookmark can rely on them. */
export const portsFrom = (base: number): Ports => ({
  portal: base,
  evidence: base + 1,
  national: base + 2,
  dataset: base + 3,
  reps: new Map(REP_IDS.map((id, index) => [id, base + FIRST_REP + index])),
  postgres: base + 50,
  kafka: base + 60,
  kafkaController: base + 61,
});

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => server.close(() => resolve(true)));
  });

/** Throws StartError naming every port that somebody else holds. */
export async function assertPortsFree(ports: readonly number[]): Promise<void> {
  const free = await Promise.all(ports.map(isFree));
  const busy = ports.filter((_, index) => !free[index]);
  if (busy.length === 0) return;
  throw new StartError(
    `Port ${busy.join(', ')} on 127.0.0.1 is in use: stop what listens there, or choose other ports with --port-base.`,
  );
}

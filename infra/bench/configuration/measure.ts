import { load } from '../machine.ts';
import { type Load, type Measured, measureLoad, type Summary, summaryOf } from './load.ts';
import { type Operation, pilotFor } from './operations.ts';
import type { User } from './users.ts';
import type { RunningYardstick } from './yardstick.ts';

export type Compared = {
  readonly operation: string;
  readonly users: string;
  readonly goalMs: number | null;
  readonly service: Summary;
  readonly yardstick: Summary | null;
  readonly statements: number | null;
  /** Of the medians, and of the 95th percentiles. */
  readonly times: { readonly p50: number; readonly p95: number } | null;
  readonly load: number;
};

type Given = {
  readonly users: readonly User[];
  readonly yardstick: RunningYardstick;
  readonly rounds: number;
  readonly load: Load;
};

const ratio = (a: number, b: number): number => Math.round((a / b) * 100) / 100;

/** One operation, in turns at the services and at the yardstick, so that both see the same machine. */
export async function compare(operation: Operation, given: Given): Promise<Compared> {
  const { users, yardstick, rounds, load: wanted } = given;
  const bare = yardstick.statements.has(operation.name) ? yardstick.of(operation) : null;
  const own: Measured[] = [];
  const others: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    own.push(await measureLoad(users, (user) => operation.at(user, pilotFor(user, operation)), wanted));
    if (bare) others.push(await measureLoad(users, bare, wanted));
  }
  const service = summaryOf(own);
  const beside = bare ? summaryOf(others) : null;
  return {
    ...{ operation: operation.name, service, yardstick: beside, load: load() },
    users: `${users.length}, ${wanted.thinkMs > 0 ? `thinking ${wanted.thinkMs} ms` : 'without a pause'}`,
    goalMs: wanted.thinkMs > 0 ? operation.goalMs : null,
    statements: yardstick.statements.get(operation.name) ?? null,
    times: beside && { p50: ratio(service.p50, beside.p50), p95: ratio(service.p95, beside.p95) },
  };
}

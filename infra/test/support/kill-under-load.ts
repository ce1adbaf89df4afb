import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { askDatabase } from './databases.ts';
import { testSeed } from './env.ts';
import { endpointOf, processesOf } from './launched.ts';
import { writeMadeUpRelease } from './made-up-release.ts';
import { createRandom } from './random.ts';
import { rep } from './rep-command.ts';
import type { StartedSystem } from './start-system.ts';

export type Victim = { readonly name: string; pid(): number };
export type KilledSystem = Pick<StartedSystem, 'data' | 'portBase' | 'output'>;

const PATIENCE = { timeout: 120_000, interval: 100 };

export const serviceVictim = (data: string, name: string): Victim => ({
  name,
  pid: () => endpointOf(data, name)?.pid ?? 0,
});
export const postgresVictim = (data: string): Victim => ({
  name: 'PostgreSQL',
  pid: () => Number(readFileSync(join(data, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]),
});
export const kafkaVictim = (data: string): Victim => ({
  name: 'Kafka',
  pid: () => {
    const brokers = processesOf(data).filter((line) => /^\d+ \S*java\b/.test(line));
    return Number(brokers[0]?.split(' ')[0] ?? 0);
  },
});

const acceptedSoFar = async (killed: KilledSystem): Promise<number> => {
  try {
    const [row] = await askDatabase<{ accepted: number }>(
      killed,
      'evidence',
      'SELECT coalesce(sum(accepted), 0)::int AS accepted FROM ledger',
    );
    return row?.accepted ?? 0;
  } catch {
    return -1; // PostgreSQL is down: ask again
  }
};

const timesSaid = (output: string, sentence: string): number => output.split(sentence).length - 1;

/** Sends a release, again and again, until one run of the command balances: what its user is told to do. */
async function importUntilBalanced(data: string, release: string): Promise<void> {
  for (let run = 1; run <= 20; run += 1) {
    const { code, errors } = await rep(data, 'import-release', release);
    if (code === 0) return;
    console.log(`import ended early (run ${run}): ${errors.trim().split('\n').at(-1)}`);
  }
  throw new Error(`the import of ${release} never balanced`);
}

/** Imports one made-up release after the other below `folder` until told to stop; returns the rows sent. */
async function load(data: string, folder: string, stop: AbortSignal): Promise<number> {
  let rows = 0;
  for (let turn = 1; turn === 1 || !stop.aborted; turn += 1) {
    const release = join(folder, `release-${turn}`);
    rows += writeMadeUpRelease(release, `made_up_plans_${turn}`);
    await importUntilBalanced(data, release);
  }
  return rows;
}

/** Kills each victim with SIGKILL after a random amount of progress, and waits until it is back. */
async function killInTurn(
  killed: KilledSystem,
  victims: readonly Victim[],
  random: () => number,
): Promise<void> {
  for (const victim of victims) {
    const before = await acceptedSoFar(killed);
    const progress = Math.floor(random() * 2_000);
    await expect.poll(async () => (await acceptedSoFar(killed)) - before >= progress, PATIENCE).toBe(true);
    const back = `${victim.name} is ready again`;
    const saidBefore = timesSaid(killed.output(), back);
    console.log(`kill -9 ${victim.name} after ${progress} more accepted events`);
    process.kill(victim.pid(), 'SIGKILL');
    await expect.poll(() => timesSaid(killed.output(), back), PATIENCE).toBe(saidBefore + 1);
  }
}

/** The kill test: releases are imported while the victims die one after the other. Prints its seed; returns the rows sent. */
export async function killUnderLoad(
  killed: KilledSystem,
  folder: string,
  victims: readonly Victim[],
): Promise<number> {
  const seed = testSeed();
  console.log(`seed ${seed} (REP_TEST_SEED=${seed} repeats it)`);
  const killing = new AbortController();
  const [rows] = await Promise.all([
    load(killed.data, folder, killing.signal),
    killInTurn(killed, victims, createRandom(seed)).finally(() => killing.abort()),
  ]);
  return rows;
}

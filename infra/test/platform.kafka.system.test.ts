import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createDraft } from './support/create-draft.ts';
import { holdBeforeNoting } from './support/hold-before-noting.ts';
import { kafkaVictim, killUnderLoad, postgresVictim, serviceVictim } from './support/kill-under-load.ts';
import { launch } from './support/launched.ts';
import { expectNothingLostOrDoubled } from './support/nothing-lost.ts';
import { rep } from './support/rep-command.ts';
import { startSystem } from './support/start-system.ts';

const system = await startSystem({ flags: ['--kafka'] });
const { data } = system;

const conservationSchema = z.object({
  totals: z.object({
    produced: z.number(),
    accepted: z.number(),
    duplicate: z.number(),
    quarantined: z.number(),
    inFlight: z.number(),
  }),
  redelivered: z.number(),
});

describe('the platform on Apache Kafka', () => {
  test('carries the built-in figures from the services to an answer', async () => {
    const camden = ['--measure', 'timeliness_20_week.pc_plans_issued_20_weeks_ex', '--area', 'E09000007'];
    const { output } = await rep(data, 'figures', ...camden, '--period', '2022..2024');
    const values = output.trim().split('\n').slice(1);
    expect(values.map((line) => line.split(',').at(-1))).toEqual(['99.2', '96.6', '96.6']);
  });

  test('says nothing in between that is meant for programmers', () => {
    expect(system.output()).not.toMatch(/Warning|\.(js|ts):\d+/);
  });

  test('records an event once whose relay was killed between publishing and noting it', async () => {
    const london = serviceVictim(data, 'rep-london');
    const statement = async () =>
      conservationSchema.parse(JSON.parse((await rep(data, 'conservation')).output));
    const before = await statement();
    await holdBeforeNoting(system, 'rep_london', {
      work: () => createDraft(data, 'london'),
      whenHeld: () => process.kill(london.pid(), 'SIGKILL'),
    });
    await expect.poll(() => system.output(), { timeout: 60_000 }).toContain('rep-london is ready again');
    const settled = async () => {
      const { totals, redelivered } = await statement();
      return { ...totals, redelivered: redelivered > before.redelivered };
    };
    // A draft is one event, published twice.
    const accepted = before.totals.accepted + 1;
    const expected = { ...before.totals, produced: before.totals.produced + 1, accepted, redelivered: true };
    await expect.poll(settled, { timeout: 60_000 }).toEqual(expected);
  });

  test('loses nothing and doubles nothing when broker, services and PostgreSQL are killed under load', async () => {
    const [broker, evidence, postgres] = [
      kafkaVictim(data),
      serviceVictim(data, 'evidence'),
      postgresVictim(data),
    ];
    const london = serviceVictim(data, 'rep-london');
    const victims = [broker, evidence, london, broker, postgres, evidence, broker];
    const rows = await killUnderLoad(system, join(system.home, 'releases'), victims);
    await expectNothingLostOrDoubled(system, join(system.home, 'releases'), rows);
  }, 900_000);

  test('refuses the embedded stream for the same data directory with one sentence and exit code 1', async () => {
    await system.stop();
    const other = await launch(system.args.filter((arg) => arg !== '--kafka')).ended;
    expect(other.code).toBe(1);
    expect(other.output).toMatch(/stream/);
  });
});

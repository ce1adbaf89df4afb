import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePortBase } from './support/free-port-base.ts';
import { kafkaVictim, killUnderLoad, postgresVictim, serviceVictim } from './support/kill-under-load.ts';
import { type Launched, launch, temporaryDirectory } from './support/launched.ts';
import { expectNothingLostOrDoubled } from './support/nothing-lost.ts';
import { rep } from './support/rep-command.ts';

const PORT_BASE = await freePortBase();
const home = temporaryDirectory();
const data = join(home.path, 'data');
const args = ['--data', data, '--port-base', String(PORT_BASE), '--kafka'];

let system: Launched;
beforeAll(async () => {
  system = launch(args);
  await system.ready;
});
afterAll(async () => {
  console.log(system.output()); // what the launcher saw, should a kill have ended it
  system.npm.kill('SIGTERM');
  await system.ended;
  home.remove();
});

describe('the platform on Apache Kafka', () => {
  test('carries the built-in figures from the services to an answer', async () => {
    const camden = ['--measure', 'timeliness_20_week.pc_plans_issued_20_weeks_ex', '--area', 'E09000007'];
    const { output } = await rep(data, 'figures', ...camden, '--period', '2022..2024');
    const values = output.trim().split('\n').slice(1);
    expect(values.map((line) => line.split(',').at(-1))).toEqual(['99.2', '96.6', '96.6']);
  });

  test('loses nothing and doubles nothing when broker, services and PostgreSQL are killed under load', async () => {
    const killed = { system, data, portBase: PORT_BASE };
    const [broker, evidence, postgres] = [
      kafkaVictim(data),
      serviceVictim(data, 'evidence'),
      postgresVictim(data),
    ];
    const london = serviceVictim(data, 'rep-london');
    const victims = [broker, evidence, london, broker, postgres, evidence, broker];
    const rows = await killUnderLoad(killed, join(home.path, 'releases'), victims);
    await expectNothingLostOrDoubled(killed, join(home.path, 'releases'), rows);
  }, 900_000);

  test('refuses the embedded stream for the same data directory with one sentence and exit code 1', async () => {
    system.npm.kill('SIGTERM');
    await system.ended;
    const other = await launch(args.filter((arg) => arg !== '--kafka')).ended;
    expect(other.code).toBe(1);
    expect(other.output).toMatch(/stream/);
  });
});

import { join } from 'node:path';
import { describe, test } from 'vitest';
import { killUnderLoad, postgresVictim, serviceVictim } from './support/kill-under-load.ts';
import { expectNothingLostOrDoubled } from './support/nothing-lost.ts';
import { startSystem } from './support/start-system.ts';

const system = await startSystem();
const { data } = system;
const releases = join(system.home, 'releases');

describe('kill -9 under load, on the embedded stream', () => {
  test('of relays, the evidence consumer and PostgreSQL loses nothing and doubles nothing', async () => {
    const [london, evidence, postgres] = [
      serviceVictim(data, 'rep-london'),
      serviceVictim(data, 'evidence'),
      postgresVictim(data),
    ];
    const rows = await killUnderLoad(system, releases, [
      evidence,
      london,
      postgres,
      evidence,
      postgres,
      london,
      evidence,
    ]);
    await expectNothingLostOrDoubled(system, releases, rows);
  }, 600_000);
});

import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { freePortBase } from './support/free-port-base.ts';
import { killUnderLoad, postgresVictim, serviceVictim } from './support/kill-under-load.ts';
import { type Launched, launch, temporaryDirectory } from './support/launched.ts';
import { expectNothingLostOrDoubled } from './support/nothing-lost.ts';

const PORT_BASE = await freePortBase();
const home = temporaryDirectory();
const data = join(home.path, 'data');
const releases = join(home.path, 'releases');

let system: Launched;
beforeAll(async () => {
  system = launch(['--data', data, '--port-base', String(PORT_BASE)]);
  await system.ready;
});
afterAll(async () => {
  console.log(system.output()); // what the launcher saw, should a kill have ended it
  system.npm.kill('SIGTERM');
  await system.ended;
  home.remove();
});

describe('kill -9 under load, on the embedded stream', () => {
  test('of relays, the evidence consumer and PostgreSQL loses nothing and doubles nothing', async () => {
    const killed = { system, data, portBase: PORT_BASE };
    const [london, evidence, postgres] = [
      serviceVictim(data, 'rep-london'),
      serviceVictim(data, 'evidence'),
      postgresVictim(data),
    ];
    const rows = await killUnderLoad(killed, releases, [
      evidence,
      london,
      postgres,
      evidence,
      postgres,
      london,
      evidence,
    ]);
    await expectNothingLostOrDoubled(killed, releases, rows);
  }, 600_000);
});

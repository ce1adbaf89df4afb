// How fast the configuration of pilots answers: pages, tRPC reads and writes with a thousand pilots of 150 authorities
// and 50 users, beside a bare server that runs the same SQL; and how soon a change is visible in GraphQL.
import { join } from 'node:path';
import { launch, temporaryDirectory } from '../test/support/launched.ts';
import { openSystem } from './configuration/clients.ts';
import { fill } from './configuration/fill.ts';
import { closeConnections } from './configuration/http.ts';
import { summaryOf } from './configuration/load.ts';
import { type Compared, compare } from './configuration/measure.ts';
import { operationsOf } from './configuration/operations.ts';
import { openStatementLog } from './configuration/statement-log.repository.ts';
import { createUsers } from './configuration/users.ts';
import { measureVisible } from './configuration/visible.ts';
import { startYardstick } from './configuration/yardstick.ts';
import { ONLY, PILOTS, PORT_BASE, ROUNDS, SECONDS, THINK_MS, USERS } from './env.ts';
import { machine } from './machine.ts';
import { tell } from './results.ts';

const FOLLOWERS = 9;
const CHANGES_EACH = 12;
const WARM_UP = { seconds: 2, thinkMs: 0 };
const say = (text: string): void => void process.stderr.write(`${text}\n`);

async function measure(data: string) {
  const system = openSystem(data);
  const log = await openStatementLog({ data, portBase: PORT_BASE });
  say(`filling in ${PILOTS} pilots`);
  const began = performance.now();
  const filled = await fill(system, PILOTS);
  const fillSeconds = Math.round((performance.now() - began) / 1000);
  const users = await createUsers(system, filled, USERS);
  const { reads, write, contended } = operationsOf(system);
  const operations = [...reads, write].filter(({ name }) => name.includes(ONLY));
  const yardstick = await startYardstick(log, { data, portBase: PORT_BASE, users, operations });
  const results: Compared[] = [];
  try {
    const given = { users, yardstick };
    say('warming up');
    const all = [...operations, ...(ONLY ? [] : [contended])];
    for (const operation of all) await compare(operation, { ...given, rounds: 1, load: WARM_UP });
    for (const operation of all) {
      say(`measuring ${operation.name}`);
      const load = { seconds: SECONDS, thinkMs: THINK_MS };
      results.push(await compare(operation, { ...given, rounds: ROUNDS, load }));
    }
    for (const operation of operations) {
      say(`measuring ${operation.name} without a pause`);
      results.push(await compare(operation, { ...given, rounds: 2, load: { seconds: SECONDS, thinkMs: 0 } }));
    }
    say('measuring how soon a change is visible');
    const followers = users.slice(0, FOLLOWERS);
    const visible = summaryOf([
      await measureVisible({ system, users: followers, save: write, times: CHANGES_EACH }),
    ]);
    return { fillSeconds, results, visible, postgres: await log.version() };
  } finally {
    await yardstick.stop();
    closeConnections();
    await log.close();
  }
}

const row = ({ operation, users, goalMs, service, yardstick, statements, times, load }: Compared) => ({
  ...{ operation, users, goalMs, p50: service.p50, p95: service.p95, perSecond: service.perSecond },
  ...{ barep50: yardstick?.p50, barep95: yardstick?.p95, barePerSecond: yardstick?.perSecond },
  ...{ timesp50: times?.p50, timesp95: times?.p95, statements, load },
});

async function main(): Promise<void> {
  const home = temporaryDirectory();
  const data = join(home.path, 'data');
  const system = launch(['--empty', '--data', data, '--port-base', String(PORT_BASE)]);
  try {
    await system.ready;
    const { postgres, results, visible, fillSeconds } = await measure(data);
    tell('configuration', {
      machine: { ...machine(), postgres },
      ...{ pilots: PILOTS, users: USERS, fillSeconds, results, visible },
    });
    console.table(results.map(row));
    console.table({ 'visible in GraphQL': { goalMs: 1_000, ...visible } });
  } finally {
    system.npm.kill('SIGTERM');
    await system.ended;
    home.remove();
  }
}

await main();

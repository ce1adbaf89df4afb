import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { inheritedEnvironment } from '../env.ts';
import { send } from './http.ts';
import { type Operation, pilotFor } from './operations.ts';
import type { Place } from './places.ts';
import { databasesOf, type Script, writeYardstick, type Yardstick } from './scripts.ts';
import type { StatementLog } from './statement-log.repository.ts';
import type { User } from './users.ts';

const MAIN = fileURLToPath(new URL('../configuration-yardstick.ts', import.meta.url));

const scriptName = (operation: Operation, { place }: User): string =>
  encodeURIComponent(`${operation.name} ${place.repId}`);

/** Statements of one real call. Of two captures the shorter: a scheduled check may fall into one of them. */
async function capture(log: StatementLog, operation: Operation, user: User): Promise<Script> {
  const pilotId = user.own;
  const applications = [`rep-${user.place.repId}`, 'national'];
  const call = () => log.during(applications, () => operation.at(user, pilotId));
  const [first, second] = [await call(), await call()];
  return { pilotId, statements: first.length <= second.length ? first : second };
}

export type RunningYardstick = {
  /** How many statements each operation takes. */
  readonly statements: ReadonlyMap<string, number>;
  /** The same operation at the yardstick. */
  of(operation: Operation): (user: User) => Promise<void>;
  stop(): Promise<void>;
};

type Given = {
  readonly data: string;
  readonly portBase: number;
  readonly users: readonly User[];
  readonly operations: readonly Operation[];
};

type Bare = { readonly url: string; stop(): Promise<void> };

/** One bare server. */
async function startBare(data: string, yardstick: Yardstick): Promise<Bare> {
  const child: ChildProcess = spawn(process.execPath, [MAIN, writeYardstick(data, yardstick)], {
    env: inheritedEnvironment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.stdout) await once(child.stdout, 'data');
  const stop = async (): Promise<void> => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  return { url: `http://127.0.0.1:${yardstick.port}`, stop };
}

/** Watches what the services run for each operation in each partnership, and starts bare servers that do the same. */
export async function startYardstick(log: StatementLog, given: Given): Promise<RunningYardstick> {
  const { data, portBase, users, operations } = given;
  const places = [...new Map(users.map((user) => [user.place, user])).values()];
  const scripts: Record<string, Script> = {};
  const statements = new Map<string, number>();
  const databases = databasesOf(data, portBase + 50);
  for (const operation of operations) {
    for (const user of places) {
      const script = await capture(log, operation, user);
      scripts[decodeURIComponent(scriptName(operation, user))] = script;
      statements.set(operation.name, script.statements.length);
    }
  }
  // As many processes as services, or a busy machine would give the one less than the nine.
  const bare = new Map<Place, Bare>();
  for (const [nth, { place }] of places.entries()) {
    bare.set(place, await startBare(data, { port: portBase + 70 + nth, databases, scripts }));
  }
  return {
    statements,
    of: (operation) => async (user) => {
      const pilotId = operation.kind === 'write' ? user.mirror : pilotFor(user, operation);
      const url = `${bare.get(user.place)?.url}/${scriptName(operation, user)}/${pilotId}`;
      const { status, body } = await send({ url });
      if (status !== 200) throw new Error(`the yardstick answered ${status}: ${body.slice(0, 400)}`);
    },
    stop: async () => void (await Promise.all([...bare.values()].map(({ stop }) => stop()))),
  };
}

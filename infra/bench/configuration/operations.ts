import { z } from 'zod';
import type { System } from './clients.ts';
import { type Answer, send } from './http.ts';
import type { User } from './users.ts';

/** Something that users do, at the services and at the yardstick. */
export type Operation = {
  readonly name: string;
  /** What the goal allows it to take, p95. */
  readonly goalMs: number;
  readonly kind: 'read' | 'write';
  at(user: User, pilotId: string): Promise<void>;
};

const READ_MS = 50;
const WRITE_MS = 100;
const versionSchema = z.object({ result: z.object({ data: z.object({ version: z.int() }) }) });

const anyOf = (values: readonly string[]): string => values[Math.floor(Math.random() * values.length)] ?? '';
export const pilotFor = (user: User, { kind }: Pick<Operation, 'kind'>): string =>
  kind === 'read' ? anyOf(user.pilots) : user.own;

function expectStatus(answer: Answer, ...statuses: readonly number[]): Answer {
  if (statuses.includes(answer.status)) return answer;
  throw new Error(`HTTP ${answer.status}: ${answer.body.slice(0, 400)}`);
}

/** Operations of the services, as they are called from outside. */
export function operationsOf(system: System) {
  const trpc = ({ place }: User, path: string, input?: unknown): string => {
    const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    return `${system.urlOf(`rep-${place.repId}`)}/trpc/${path}${query}`;
  };
  const get = async (user: User, path: string, input: unknown): Promise<void> => {
    expectStatus(await send({ url: trpc(user, path, input), headers: await user.headers() }), 200);
  };
  const page = async (user: User, path: string): Promise<void> => {
    const url = `${system.urlOf('portal')}/partnerships/${user.place.repId}/pilots${path}`;
    expectStatus(await send({ url, headers: { cookie: user.cookie } }), 200);
  };
  const edit = async (user: User, pilotId: string, expectedVersion?: number): Promise<Answer> => {
    const headers = { ...(await user.headers()), 'content-type': 'application/json' };
    const plan = { question: `Is it still so at ${performance.now()}?` };
    const body = JSON.stringify({ pilotId, plan, ...(expectedVersion && { expectedVersion }) });
    return send({ url: trpc(user, 'pilots.edit'), method: 'POST', headers, body });
  };
  const versions = new Map<string, number>();
  const kept = (pilotId: string, answer: Answer): void =>
    void versions.set(pilotId, versionSchema.parse(JSON.parse(answer.body)).result.data.version);
  const save = async (user: User, pilotId: string): Promise<void> => {
    kept(pilotId, expectStatus(await edit(user, pilotId, versions.get(pilotId)), 200));
  };
  /** Who is told of the other's version looks at it and saves again. */
  const saveShared = async (user: User): Promise<void> => {
    const seen = versions.get(user.shared);
    const answer = expectStatus(await edit(user, user.shared, seen), 200, 409);
    if (answer.status === 200) kept(user.shared, answer);
  };
  const reads: readonly Operation[] = [
    {
      ...{ name: 'tRPC pilots.show', goalMs: READ_MS, kind: 'read' },
      at: (user, pilotId) => get(user, 'pilots.show', { pilotId }),
    },
    {
      ...{ name: 'tRPC pilots.list (25)', goalMs: READ_MS, kind: 'read' },
      at: (user) => get(user, 'pilots.list', { newestFirst: true, limit: 25 }),
    },
    {
      ...{ name: 'portal, a pilot', goalMs: READ_MS, kind: 'read' },
      at: (user, pilotId) => page(user, `/${pilotId}`),
    },
    {
      ...{ name: 'portal, the list', goalMs: READ_MS, kind: 'read' },
      at: (user) => page(user, ''),
    },
  ];
  const write: Operation = {
    ...{ name: 'tRPC pilots.edit', goalMs: WRITE_MS, kind: 'write' },
    at: save,
  };
  const contended: Operation = {
    ...{ name: 'pilots.edit, two on one', goalMs: WRITE_MS, kind: 'write' },
    at: saveShared,
  };
  return { reads, write, contended };
}

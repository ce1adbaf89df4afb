import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { PRODUCERS } from '@rep/contracts';
import { type RecordRefused, recordRefusedSchema } from '@rep/domain';
import { z } from 'zod';

const recordSchema = z.object({
  release: z.object({ name: z.string(), version: z.string() }),
  dataset: z.string(),
  recordedAt: z.string().optional(),
  rows: z.array(z.looseObject({ measures: z.record(z.string(), z.union([z.number(), z.string()])) })),
});
type RecordCall = z.infer<typeof recordSchema> & { producer: string };
type Answer = { status: number; body: unknown };

/**
 * What the command sees of a running system: the files of its launcher, and one address where the portal, the services
 * and the evidence answer. It numbers rows and holds them by content, as the services do; how they really do it is
 * proved by their own tests and, all together, by the system tests.
 */
export type StandIn = {
  directory: string;
  calls: RecordCall[];
  /** Rows that could not be read as figures, and the sequences under which they are held. */
  refusals: (RecordRefused & { producer: string })[];
  refusedAs: Map<string, RecordRefused['rows'][number]>;
  /** Answers that come before the real one, in order: a busy or failing service. */
  next: Answer[];
  graphql: (query: string, variables: Record<string, unknown>) => unknown;
  stop: () => Promise<void>;
};

const trpcError = (code: string, httpStatus: number, message: string): Answer => ({
  status: httpStatus,
  body: { error: { message, code: -32600, data: { code, httpStatus } } },
});
export const busy = trpcError('TOO_MANY_REQUESTS', 429, 'The outbox is full: try again in a moment.');
export const refusing = trpcError('UNPROCESSABLE_CONTENT', 422, 'nothing is taken here');

export async function startStandIn(): Promise<StandIn> {
  const directory = mkdtempSync(join(tmpdir(), 'rep-cli-'));
  const held = new Map<string, number>();
  const sequences = new Map<string, number>();

  const nextOf = (producer: string): number => {
    const next = (sequences.get(producer) ?? 0) + 1;
    sequences.set(producer, next);
    return next;
  };
  /** Holds what has not been held, by its text, and answers as a service does. */
  const hold = (producer: string, ids: readonly string[]): Answer => {
    const last = sequences.get(producer) ?? 0;
    const heldBefore = [...new Set(ids.flatMap((id) => held.get(id) ?? []))];
    const fresh = [...new Set(ids)].filter((id) => !held.has(id)).length;
    for (const id of ids) if (!held.has(id)) held.set(id, nextOf(producer));
    const [firstSequence, lastSequence] = fresh > 0 ? [last + 1, last + fresh] : [null, null];
    const data = {
      producer,
      firstSequence,
      lastSequence,
      recorded: fresh,
      alreadyHeld: ids.length - fresh,
      heldRanges: heldBefore.map((sequence) => ({ first: sequence, last: sequence })),
    };
    return { status: 200, body: { result: { data } } };
  };
  const record = (producer: string, body: unknown): Answer => {
    const early = standIn.next.shift();
    if (early) return early;
    const call = recordSchema.parse(body);
    standIn.calls.push({ ...call, producer });
    const { release, dataset, rows } = call;
    return hold(
      producer,
      rows.map((row) => JSON.stringify([producer, release, dataset, row])),
    );
  };
  const recordRefused = (producer: string, body: unknown): Answer => {
    const call = recordRefusedSchema.parse(body);
    standIn.refusals.push({ ...call, producer });
    const { release, dataset, rows } = call;
    const ids = rows.map(({ line, text }) => JSON.stringify([producer, release, dataset, line, text]));
    const answer = hold(producer, ids);
    for (const [index, id] of ids.entries()) {
      const row = rows[index];
      if (row) standIn.refusedAs.set(`${producer} ${held.get(id)}`, row);
    }
    return answer;
  };

  const respond = async (request: IncomingMessage): Promise<Answer> => {
    const [, service = '', route = '', procedure = ''] = request.url?.split('/') ?? [];
    const body = await json(request);
    if (route === 'token')
      return { status: 200, body: { token: 't', expiresAt: '2999-01-01T00:00:00.000Z' } };
    if (request.headers.authorization !== 'Bearer t') return { status: 401, body: {} };
    if (route === 'trpc') {
      const take = procedure === 'observations.recordRefused' ? recordRefused : record;
      return take(service.replace(/^rep-/, ''), body);
    }
    const { query, variables = {} } = z
      .object({ query: z.string(), variables: z.record(z.string(), z.unknown()).optional() })
      .parse(body);
    return { status: 200, body: standIn.graphql(query, variables) };
  };

  const server = createServer((request, response) => {
    respond(request).then(
      ({ status, body }) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const names = ['portal', 'evidence', ...PRODUCERS.map((id) => (id === 'national' ? id : `rep-${id}`))];
  const processes = names.map((name) => ({ name, pid: 1, port, url: `http://127.0.0.1:${port}/${name}` }));
  writeFileSync(join(directory, 'endpoints.json'), JSON.stringify({ processes }));
  writeFileSync(
    join(directory, 'accounts.json'),
    JSON.stringify([{ account: 'rep-command', password: 'p', role: 'operator' }]),
  );
  const standIn: StandIn = {
    directory,
    calls: [],
    refusals: [],
    refusedAs: new Map(),
    next: [],
    graphql: () => ({ data: {} }),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(directory, { recursive: true });
    },
  };
  return standIn;
}

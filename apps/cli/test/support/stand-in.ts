import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { PRODUCERS } from '@rep/contracts';
import { type RefusedRows, refusedRowsSchema } from '@rep/domain';
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
  /** Reports of rows that became no event. */
  refusals: (RefusedRows & { producer: string })[];
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
  const record = (producer: string, body: unknown): Answer => {
    const early = standIn.next.shift();
    if (early) return early;
    const call = recordSchema.parse(body);
    const faulty = call.rows.some(({ measures }) => {
      const cells = Object.values(measures);
      return cells.length === 0 || cells.some((cell) => typeof cell === 'string' && cell.length > 3);
    });
    if (faulty) return trpcError('BAD_REQUEST', 400, 'a cell is neither a number nor a symbol');
    standIn.calls.push({ ...call, producer });
    const last = sequences.get(producer) ?? 0;
    const ids = call.rows.map((row) => JSON.stringify([producer, call.release, call.dataset, row]));
    const heldBefore = [...new Set(ids.flatMap((id) => held.get(id) ?? []))];
    const fresh = [...new Set(ids)].filter((id) => !held.has(id)).length;
    for (const id of ids) if (!held.has(id)) held.set(id, nextOf(producer));
    const range = fresh > 0 ? [last + 1, last + fresh] : [null, null];
    const [firstSequence, lastSequence] = range;
    const data = {
      producer,
      firstSequence,
      lastSequence,
      recorded: fresh,
      alreadyHeld: call.rows.length - fresh,
      heldRanges: heldBefore.map((sequence) => ({ first: sequence, last: sequence })),
    };
    return { status: 200, body: { result: { data } } };
  };

  const respond = async (request: IncomingMessage): Promise<Answer> => {
    const [, service = '', route = '', procedure = ''] = request.url?.split('/') ?? [];
    const body = await json(request);
    if (route === 'token')
      return { status: 200, body: { token: 't', expiresAt: '2999-01-01T00:00:00.000Z' } };
    if (request.headers.authorization !== 'Bearer t') return { status: 401, body: {} };
    if (procedure === 'observations.refused') {
      standIn.refusals.push({ ...refusedRowsSchema.parse(body), producer: service.replace(/^rep-/, '') });
      return { status: 200, body: { result: {} } };
    }
    if (route === 'trpc') return record(service.replace(/^rep-/, ''), body);
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

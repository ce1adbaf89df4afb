import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

/** The portal's /token and evidence's `configuration` as their interfaces promise them. The whole system is tested elsewhere. */
export type FakeEvidence = {
  readonly url: string;
  /** Contents by kind. */
  readonly held: Map<string, readonly object[]>;
  away: boolean;
  stop(): Promise<void>;
};

const requestSchema = z.object({
  variables: z.object({ kind: z.string(), first: z.number(), after: z.string().nullable() }),
});
const token = { token: 'a-token', expiresAt: '2099-01-01T00:00:00.000Z' };

function page(held: FakeEvidence['held'], body: string): object {
  const { kind, first, after } = requestSchema.parse(JSON.parse(body)).variables;
  const from = after === null ? 0 : Number(after) + 1;
  const records = (held.get(kind) ?? []).map((content, at) => ({ cursor: String(at), content }));
  return { data: { configuration: records.slice(from, from + first) } };
}

export async function startFakeEvidence(): Promise<FakeEvidence> {
  const held: FakeEvidence['held'] = new Map();
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString('utf8');
    if (evidence.away) response.writeHead(503).end('away');
    else response.end(JSON.stringify(request.url === '/token' ? token : page(held, body)));
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const evidence: FakeEvidence = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    held,
    away: false,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return evidence;
}

import { createServer, type Socket } from 'node:net';
import { z } from 'zod';

const portSchema = z.object({ port: z.number() });
const COMMAND = 'zINSTREAM\0';

type Options = {
  readonly path?: string;
  /** What is answered whatever was sent: null for nothing at all, with the connection left open. */
  readonly answer?: string | null;
};

/** The chunks that a stream holds, once its last one, of no length, has come. */
function chunksOf(sent: Buffer): Buffer[] | null {
  const chunks: Buffer[] = [];
  for (let at = COMMAND.length; at + 4 <= sent.length; ) {
    const length = sent.readUInt32BE(at);
    if (length === 0) return chunks;
    chunks.push(sent.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

const verdict = (content: Buffer): string =>
  content.includes('EICAR-STANDARD-ANTIVIRUS-TEST-FILE')
    ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0'
    : 'stream: OK\0';

/** A server that speaks the part of clamd's protocol that we use: INSTREAM, over a port or a socket file. */
export async function startClamd({ path, answer }: Options = {}) {
  const received: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let sent = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      sent = Buffer.concat([sent, data]);
      const chunks = sent.subarray(0, COMMAND.length).toString() === COMMAND ? chunksOf(sent) : null;
      if (!chunks || answer === null) return;
      received.push(...chunks);
      socket.end(answer ?? verdict(Buffer.concat(chunks)));
    });
  });
  await new Promise<void>((done) =>
    path === undefined ? server.listen(0, '127.0.0.1', done) : server.listen(path, done),
  );
  const address =
    path === undefined ? { host: '127.0.0.1', port: portSchema.parse(server.address()).port } : { path };
  const stop = (): Promise<void> =>
    new Promise((done) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => done());
    });
  return { address, received, stop };
}

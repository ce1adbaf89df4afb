import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { HttpProblem } from '../errors.ts';
import type { TrpcContext } from '../trpc-context.ts';

export const FILE_TYPE = 'application/octet-stream';
/** The field of an input that holds a file: the whole body at the REST door, base64 in JSON. */
export const FILE_FIELD = 'bytes';
export const fileBytesSchema = z.union([
  z.base64('not base64').transform((text): Uint8Array => Buffer.from(text, 'base64')),
  z.instanceof(Uint8Array),
]);

/** Files are held whole while they are checked: this many at most at once, so that memory stays bounded. */
const MOST_AT_ONCE = 4;

export type ReceiveFiles = { readonly mostBytes: number; readonly verify: TrpcContext['verify'] };

/** Lets the routes of this scope take a file as their body. Nobody's file is read before the token is looked at. */
export function receiveFiles(app: FastifyInstance, { mostBytes, verify }: ReceiveFiles): void {
  let open = 0;
  app.addContentTypeParser(FILE_TYPE, { parseAs: 'buffer', bodyLimit: mostBytes }, (_request, body, done) =>
    done(null, body),
  );
  app.addHook('onRequest', async ({ headers }, reply) => {
    if (!headers['content-type']?.toLowerCase().startsWith(FILE_TYPE)) return;
    await verify(headers.authorization);
    if (open >= MOST_AT_ONCE)
      throw new HttpProblem(429, 'Wait a moment and send the file again: others are being read.');
    open += 1;
    reply.raw.once('close', () => {
      open -= 1;
    });
  });
}

import { connect, type Socket } from 'node:net';
import type { Logger } from '@rep/service-kit';
import { type Scanner, scannerAway, type Verdict } from './scanner.ts';

/** Where clamd listens: a port of a machine, or a socket of this one. */
export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly path: string };

/** A file of ten megabytes takes clamd a second or two; who waits longer than this waits for nothing. */
const DEADLINE_MS = 30_000;
const CHUNK_BYTES = 64 * 1024;
/** An answer is one short line. */
const MOST_ANSWER = 1_000;

const lengthOf = (chunk: Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length);
  return length;
};

/** INSTREAM of clamd(8): the command, chunks each behind its length, and a length of zero. */
function send(socket: Socket, bytes: Uint8Array): void {
  socket.write('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const chunk = bytes.subarray(at, at + CHUNK_BYTES);
    socket.write(lengthOf(chunk));
    socket.write(chunk);
  }
  socket.write(Buffer.alloc(4));
}

function answerTo(address: ClamdAddress, bytes: Uint8Array, deadlineMs: number): Promise<string> {
  return new Promise((done, failed) => {
    let answer = '';
    const socket = connect(address, () => send(socket, bytes));
    socket.setTimeout(deadlineMs, () => socket.destroy(new Error('clamd took too long')));
    socket.on('error', failed).on('close', () => done(answer));
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
      if (answer.includes('\0') || answer.length > MOST_ANSWER) socket.destroy();
    });
  });
}

/** Throws what is no verdict: an error of clamd, or half an answer. */
function verdictOf(answer: string): Verdict {
  const [line = ''] = answer.split('\0');
  if (line === 'stream: OK') return { found: null };
  const found = /^stream: (.+) FOUND$/.exec(line)?.[1];
  if (found) return { found };
  throw new Error(`clamd answered ${JSON.stringify(line)}`);
}

type ClamdOptions = { readonly logger: Logger; readonly deadlineMs?: number };

/** A scanner that asks clamd. Why it gave no verdict is for the log. */
export function createClamdScanner(
  address: ClamdAddress,
  { logger, deadlineMs = DEADLINE_MS }: ClamdOptions,
): Scanner {
  return {
    name: 'clamd',
    scan: async (bytes) => {
      try {
        return verdictOf(await answerTo(address, bytes, deadlineMs));
      } catch (error) {
        logger.warn({ err: error }, 'the scanner gave no verdict');
        throw scannerAway();
      }
    },
  };
}

import { setTimeout as delay } from 'node:timers/promises';
import type { Producer } from '@rep/contracts';
import type { RecordRefused } from '@rep/domain';
import { createTRPCUntypedClient, httpLink, TRPCClientError } from '@trpc/client';
import { z } from 'zod';
import { CommandError, reasonOf } from '../command-error.ts';
import type { RunningSystem } from './find-system.ts';
import { serviceOf } from './service-of.ts';
import type { TokenSource } from './tokens.ts';

const recordedSchema = z.object({
  firstSequence: z.number().nullable(),
  lastSequence: z.number().nullable(),
  recorded: z.number(),
  alreadyHeld: z.number(),
  heldRanges: z.array(z.object({ first: z.number(), last: z.number() })),
});
export type Recorded = z.infer<typeof recordedSchema>;
/** A service's refusal of a whole batch, of which it has then written nothing. */
type Refused = { refused: string };
type RecordInput = {
  release: { name: string; version: string };
  dataset: string;
  recordedAt?: string;
  rows: readonly unknown[];
};
/** Sends rows to the service of one producer: figures, and rows that could not be read as such. */
export type Recorder = {
  record: (producer: Producer, input: RecordInput) => Promise<Recorded | Refused>;
  recordRefused: (producer: Producer, input: RecordRefused) => Promise<Recorded>;
};

const errorSchema = z.object({ data: z.object({ code: z.string() }) });
const REFUSALS: ReadonlySet<string> = new Set(['BAD_REQUEST', 'UNPROCESSABLE_CONTENT', 'PAYLOAD_TOO_LARGE']);
/** While a service's outbox is full it says so; it drains at some thousand rows a second. */
const WAIT_WHEN_FULL_MS = 250;
/** A service that died is started again within seconds: the batch is sent again, and its event ids make that safe. */
const WAIT_WHEN_GONE_MS = 1000;
const ATTEMPTS_WHEN_GONE = 30;

export function createRecorder(system: RunningSystem, tokens: TokenSource): Recorder {
  const clients = new Map<Producer, ReturnType<typeof createClient>>();
  const createClient = (producer: Producer) =>
    createTRPCUntypedClient({
      links: [
        httpLink({
          url: `${system.urlOf(serviceOf(producer))}/trpc`,
          headers: async () => ({ authorization: `Bearer ${await tokens(serviceOf(producer))}` }),
        }),
      ],
    });
  const clientOf = (producer: Producer) => {
    const client = clients.get(producer) ?? createClient(producer);
    clients.set(producer, client);
    return client;
  };
  const call = async (producer: Producer, procedure: string, input: unknown): Promise<unknown> => {
    for (let gone = 0; ; ) {
      try {
        return await clientOf(producer).mutation(procedure, input);
      } catch (error) {
        const code = codeOf(error);
        if (code !== null && REFUSALS.has(code)) throw error;
        if (code === 'TOO_MANY_REQUESTS') {
          await delay(WAIT_WHEN_FULL_MS);
        } else {
          gone += 1;
          if (!isPassing(code, error) || gone > ATTEMPTS_WHEN_GONE) throw inOneSentence(producer, error);
          await delay(WAIT_WHEN_GONE_MS);
        }
      }
    }
  };
  return {
    async record(producer, input) {
      try {
        return recordedSchema.parse(await call(producer, 'observations.record', input));
      } catch (error) {
        if (REFUSALS.has(codeOf(error) ?? '')) return { refused: reasonOf(error) };
        throw error;
      }
    },
    async recordRefused(producer, input) {
      const answer = call(producer, 'observations.recordRefused', input).catch((error: unknown) => {
        throw inOneSentence(producer, error);
      });
      return recordedSchema.parse(await answer);
    },
  };
}

const codeOf = (error: unknown): string | null =>
  error instanceof TRPCClientError ? (errorSchema.safeParse(error).data?.data.code ?? null) : null;

// Without a code nobody answered, or it was cut off; an internal error is a database that is away for a moment.
const isPassing = (code: string | null, error: unknown): boolean =>
  error instanceof TRPCClientError && (code === null || code === 'INTERNAL_SERVER_ERROR');

function inOneSentence(producer: Producer, error: unknown): CommandError {
  if (error instanceof CommandError) return error;
  const cause = error instanceof TRPCClientError && error.cause instanceof CommandError ? error.cause : error;
  return new CommandError(
    `The ${serviceOf(producer)} service did not take the rows (${reasonOf(cause)}): run the same command again when it is ready.`,
    { cause: error },
  );
}

import { setTimeout as delay } from 'node:timers/promises';
import { TRPCClientError } from '@trpc/client';
import { z } from 'zod';

const dataSchema = z.object({
  data: z.object({
    code: z.string(),
    refusals: z.array(z.object({ code: z.string() })).optional(),
  }),
});
/** What is published comes to a partnership, and to the evidence, over the stream: a moment after a first start. */
const ON_THE_WAY: ReadonlySet<string> = new Set([
  ...['no-template', 'standards-not-published', 'no-such-line', 'mapped-to-nothing', 'unknown-feedback'],
]);
const BUSY: ReadonlySet<string> = new Set(['TOO_MANY_REQUESTS', 'INTERNAL_SERVER_ERROR']);
const WAIT_MS = 250;
const ATTEMPTS = 120;

/** Whether it passes by itself: nobody answered, the service is busy, or what it needs is on the way. */
function passes(error: unknown): boolean {
  if (!(error instanceof TRPCClientError)) return false;
  const shape = dataSchema.safeParse(error).data?.data;
  if (!shape) return error.cause instanceof TypeError; // fetch: nobody answered
  const { code, refusals = [] } = shape;
  return BUSY.has(code) || (refusals.length > 0 && refusals.every((each) => ON_THE_WAY.has(each.code)));
}

/** Does it again from its beginning while what stands in its way passes by itself. */
export async function withPatience<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !passes(error)) throw error;
      await delay(WAIT_MS);
    }
  }
}

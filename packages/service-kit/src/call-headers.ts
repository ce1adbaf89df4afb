import { currentTraceparent } from './trace-context.ts';

/** Headers of a call to another service: a token for it, and the trace that goes on. */
export async function callHeaders(token: () => Promise<string>): Promise<Record<string, string>> {
  const traceparent = currentTraceparent();
  return { authorization: `Bearer ${await token()}`, ...(traceparent ? { traceparent } : {}) };
}

import { callHeaders, HttpProblem } from '@rep/service-kit';
import { z } from 'zod';
import { type Refused, refusedOf } from './refused.ts';
import { CALL_DEADLINE_MS, isAway } from './service-call.ts';

export type Address = {
  /** As the visitor knows it: "partnership’s service". */
  readonly service: string;
  readonly url: string;
  /** The visitor's token; null for somebody who has a link and no account. */
  readonly token: (() => Promise<string>) | null;
};

const refusalSchema = z.object({ message: z.string(), data: z.looseObject({ httpStatus: z.int() }) });

/** What the service refused leaves with its own sentence and reasons; a 401 of ours is a fault of ours. */
export function toProblem(service: string, error: unknown): HttpProblem | Refused {
  if (error instanceof HttpProblem) return error;
  const shape = refusalSchema.safeParse(error);
  const status = shape.data?.data.httpStatus ?? 503;
  if (!shape.success || status >= 500 || status === 401) return isAway(service, error);
  return refusedOf(status, shape.data.message, shape.data.data);
}

/** How a service is reached over HTTP, in the visitor's name. */
export async function linksTo({ url, token }: Address) {
  const { httpLink } = await import('@trpc/client');
  return [
    httpLink({
      url: new URL('/trpc', url),
      headers: () => (token ? callHeaders(token) : {}),
      fetch: (at, options) => fetch(at, { ...options, signal: AbortSignal.timeout(CALL_DEADLINE_MS) }),
    }),
  ];
}

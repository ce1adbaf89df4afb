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

const problemSchema = z.looseObject({ detail: z.string(), reason: z.string().nullable().default(null) });
/** A file of ten megabytes is scanned before it is answered. */
const FILE_DEADLINE_MS = 60_000;
/** Not our fault and not the service's: what to do is in its sentence. */
const FILE_REASONS: readonly (string | null)[] = ['scanner-away'];

/** Sends to the REST door of a service, for what is no JSON. Throws as `toProblem`. */
export async function sendTo({ service, url, token }: Address, path: string, init: RequestInit) {
  const headers = { ...(token && (await callHeaders(token))), ...init.headers };
  const signal = AbortSignal.timeout(FILE_DEADLINE_MS);
  let response: Response;
  try {
    response = await fetch(new URL(`/api/${path}`, url), { ...init, headers, signal });
  } catch (error) {
    throw isAway(service, error);
  }
  if (response.ok) return response;
  const { data: problem } = problemSchema.safeParse(await response.json().catch(() => null));
  const told = problem && (response.status < 500 || FILE_REASONS.includes(problem.reason));
  if (!told || response.status === 401) throw isAway(service, new Error(`status ${response.status}`));
  throw refusedOf(response.status, problem.detail, problem);
}

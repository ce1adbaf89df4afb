import { currentTraceparent, HttpProblem } from '@rep/service-kit';

export const CALL_DEADLINE_MS = 15_000;

export type ServiceCall = {
  /** As the visitor knows it: "evidence service". */
  readonly service: string;
  readonly url: URL;
  readonly token: () => Promise<string>;
  readonly body?: unknown;
  readonly deadlineMs?: number;
};

export const isAway = (service: string, cause: unknown): HttpProblem =>
  new HttpProblem(503, `The ${service} does not answer: try again in a minute.`, { cause });

/** Headers of a call on behalf of the visitor: their token, and the trace that goes on. */
export async function callHeaders(token: () => Promise<string>): Promise<Record<string, string>> {
  const traceparent = currentTraceparent();
  return { authorization: `Bearer ${await token()}`, ...(traceparent ? { traceparent } : {}) };
}

/** GET, or POST with a body as JSON. Throws HttpProblem 503 when the service cannot be reached in time. */
export async function callService(call: ServiceCall): Promise<Response> {
  const { service, url, token, body } = call;
  const headers = await callHeaders(token);
  const signal = AbortSignal.timeout(call.deadlineMs ?? CALL_DEADLINE_MS);
  const post = {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { ...headers, 'content-type': 'application/json' },
  };
  try {
    return await fetch(url, body === undefined ? { headers, signal } : { ...post, signal });
  } catch (error) {
    throw isAway(service, error);
  }
}

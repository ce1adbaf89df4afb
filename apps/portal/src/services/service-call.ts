import { callHeaders, HttpProblem } from '@rep/service-kit';

export const CALL_DEADLINE_MS = 15_000;

export type ServiceCall = {
  /** As the visitor knows it: "evidence service". */
  readonly service: string;
  readonly url: URL;
  readonly token: () => Promise<string>;
  readonly deadlineMs: number;
};

export const isAway = (service: string, cause: unknown): HttpProblem =>
  new HttpProblem(503, `The ${service} does not answer: try again in a minute.`, { cause });

/** GET, on behalf of the visitor. Throws HttpProblem 503 when the service cannot be reached in time. */
export async function callService({ service, url, token, deadlineMs }: ServiceCall): Promise<Response> {
  const headers = await callHeaders(token);
  try {
    return await fetch(url, { headers, signal: AbortSignal.timeout(deadlineMs) });
  } catch (error) {
    throw isAway(service, error);
  }
}

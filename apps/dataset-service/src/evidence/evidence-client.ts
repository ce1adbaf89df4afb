import { callHeaders, HttpProblem } from '@rep/service-kit';
import { createEvidenceClient as createClient, EvidenceError } from '@rep/service-kit/evidence-client';
import type { ServiceToken } from '@rep/service-kit/service-token';
import type { z } from 'zod';

/** Runs one GraphQL operation. Throws HttpProblem 503 when evidence is away or answers with errors. */
export type EvidenceClient = <T extends z.ZodType>(
  query: string,
  variables: Readonly<Record<string, unknown>>,
  schema: T,
) => Promise<z.infer<T>>;

const CALL_DEADLINE_MS = 30_000;
const AWAY = 'The evidence service does not answer: try again in a minute.';

export function createEvidenceClient(url: string, token: ServiceToken): EvidenceClient {
  const headers = () => callHeaders(token);
  const client = createClient({ url, headers, deadlineMs: CALL_DEADLINE_MS });
  return (query, variables, schema) =>
    client.ask(schema, { query, variables }).catch((error: unknown) => {
      if (!(error instanceof EvidenceError)) throw error;
      throw new HttpProblem(503, AWAY, { cause: error });
    });
}

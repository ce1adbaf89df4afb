import { callHeaders, HttpProblem } from '@rep/service-kit';
import { createEvidenceClient, EvidenceError } from '@rep/service-kit/evidence-client';
import type { z } from 'zod';
import { CALL_DEADLINE_MS, isAway } from './service-call.ts';

/** Runs one GraphQL operation of the evidence service. Throws HttpProblem. */
export type Evidence = <T extends z.ZodType>(
  query: string,
  variables: Readonly<Record<string, unknown>>,
  schema: T,
) => Promise<z.infer<T>>;

function toProblem(error: unknown): unknown {
  if (!(error instanceof EvidenceError)) return error;
  if (error.code !== 'not-permitted') return isAway('evidence service', error);
  return new HttpProblem(403, 'Choose another page: your role does not include these figures.', {
    cause: error,
  });
}

export function createEvidence(url: string, token: () => Promise<string>): Evidence {
  const headers = () => callHeaders(token);
  const client = createEvidenceClient({ url, headers, deadlineMs: CALL_DEADLINE_MS });
  return (query, variables, schema) =>
    client.ask(schema, { query, variables }).catch((error: unknown) => {
      throw toProblem(error);
    });
}

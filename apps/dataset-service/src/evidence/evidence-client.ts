import { currentTraceparent, HttpProblem } from '@rep/service-kit';
import { z } from 'zod';
import type { ServiceToken } from './service-token.ts';

/** Runs one GraphQL operation. Throws HttpProblem 503 when evidence is away or answers with errors. */
export type EvidenceClient = <T extends z.ZodType>(
  query: string,
  variables: Readonly<Record<string, unknown>>,
  schema: T,
) => Promise<z.infer<T>>;

const CALL_DEADLINE_MS = 30_000;

const envelopeSchema = z.object({
  data: z.unknown(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

async function headersOf(token: ServiceToken): Promise<Record<string, string>> {
  const traceparent = currentTraceparent();
  return {
    'content-type': 'application/json',
    authorization: `Bearer ${await token()}`,
    ...(traceparent ? { traceparent } : {}),
  };
}

export function createEvidenceClient(evidenceUrl: string, token: ServiceToken): EvidenceClient {
  const address = new URL('/graphql', evidenceUrl);
  return async (query, variables, schema) => {
    const headers = await headersOf(token);
    try {
      const body = JSON.stringify({ query, variables });
      const signal = AbortSignal.timeout(CALL_DEADLINE_MS);
      const response = await fetch(address, { method: 'POST', headers, body, signal });
      const { data, errors } = envelopeSchema.parse(await response.json());
      if (errors?.[0]) throw new Error(`evidence answered ${response.status}: ${errors[0].message}`);
      return schema.parse(data);
    } catch (error) {
      throw new HttpProblem(503, 'The evidence service does not answer: try again in a minute.', {
        cause: error,
      });
    }
  };
}

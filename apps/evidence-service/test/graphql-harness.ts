import { createSigningKey, createTokenIssuer, publicKeysOf } from '@rep/identity';
import { createCallerVerifier, createHttpServer, createLogger } from '@rep/service-kit';
import { saveAreas } from '../src/areas/area.repository.ts';
import { referenceAreaCodes, referenceAreas } from '../src/areas/reference-areas.ts';
import { graphqlRoutes } from '../src/graphql/graphql-routes.ts';
import { createReadPool } from '../src/read-pool.ts';
import { createReads } from '../src/reads.ts';
import { createIngestHarness } from './ingest-harness.ts';

type Identity = Parameters<ReturnType<typeof createTokenIssuer>['issue']>[0];
type Body = {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions?: object }[];
};

/** The consumer's handler and the HTTP server on one store, and a token to ask with. */
export async function createGraphqlHarness(
  patience = 900,
  statementTimeoutMs?: number,
  logger = createLogger('evidence-test', 'silent'),
) {
  const ingest = await createIngestHarness();
  const { pool } = ingest;
  await saveAreas(pool, referenceAreas, referenceAreaCodes);
  const key = createSigningKey();
  const http = createHttpServer({ name: 'evidence', port: 0, logger, readiness: () => [] });
  const reading = createReadPool({ url: ingest.url, logger }, statementTimeoutMs);
  const reads = createReads(reading.pool, patience);
  http.register(
    graphqlRoutes({ reads, verify: createCallerVerifier(publicKeysOf(key), 'evidence'), logger }),
  );
  await http.start();

  const tokenOf = async (
    role: Identity['role'],
    audience: 'evidence' | 'national' = 'evidence',
    repId: Identity['repId'] = null,
  ) => {
    const identity = { account: role, name: role, role, repId, laCode: null };
    return (await createTokenIssuer(key).issue(identity, audience)).token;
  };
  // Whoever reads everything.
  const token = await tokenOf('auditor');
  const post = async (body: unknown, authorization: string | null = `Bearer ${token}`) => {
    const response = await fetch(`${http.url()}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Body };
  };
  return {
    ...ingest,
    reading: reading.pool,
    post,
    tokenOf,
    /** Data of a query that is expected to succeed. */
    async ask(query: string, variables: object = {}): Promise<Record<string, unknown>> {
      const { body } = await post({ query, variables });
      if (body.errors || !body.data) throw new Error(JSON.stringify(body.errors));
      return body.data;
    },
    async close() {
      await http.stop();
      await reading.stop();
      await ingest.close();
    },
  };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEvidenceClient, type EvidenceRequest } from '@rep/service-kit/evidence-client';
import { z } from 'zod';
import { endpointOf } from './launched.ts';

const accountsSchema = z.array(z.object({ account: z.string(), password: z.string() }));

const urlOf = (data: string, name: string): string => {
  const found = endpointOf(data, name);
  if (!found) throw new Error(`${name} is not in endpoints.json`);
  return found.url;
};

/** A token of an account (by default the `rep` command's) for a service. Lives five minutes. */
export async function tokenFor(data: string, audience: string, name = 'rep-command'): Promise<string> {
  const accounts = accountsSchema.parse(JSON.parse(readFileSync(join(data, 'accounts.json'), 'utf8')));
  const account = accounts.find((one) => one.account === name);
  const response = await fetch(`${urlOf(data, 'portal')}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...account, audience }),
  });
  if (!response.ok) throw new Error(`no token for ${name}: HTTP ${response.status} ${await response.text()}`);
  return z.object({ token: z.string() }).parse(await response.json()).token;
}

const DEADLINE_MS = 60_000;

/** Asks the evidence service as an account (by default the `rep` command's) and parses the data; errors throw. */
export const askEvidence = <T extends z.ZodType>(
  data: string,
  schema: T,
  request: EvidenceRequest,
  account?: string,
): Promise<z.infer<T>> =>
  createEvidenceClient({
    url: urlOf(data, 'evidence'),
    headers: async () => ({ authorization: `Bearer ${await tokenFor(data, 'evidence', account)}` }),
    deadlineMs: DEADLINE_MS,
  }).ask(schema, request);

const observationsSchema = z.object({
  observations: z.object({
    edges: z.array(
      z.object({
        node: z.object({
          areaCode: z.string(),
          level: z.string(),
          period: z.object({ timePeriod: z.string(), timeIdentifier: z.string() }),
          breakdown: z.object({ topic: z.string(), breakdown: z.string() }),
          values: z.array(z.object({ measure: z.string(), value: z.union([z.number(), z.string()]) })),
          release: z.object({ name: z.string() }),
        }),
      }),
    ),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
  }),
});
export type StoredRow = z.infer<typeof observationsSchema>['observations']['edges'][number]['node'];

const OBSERVATIONS = `query All($filter: ObservationFilter!, $asOf: DateTime, $after: String) {
  observations(filter: $filter, asOf: $asOf, first: 500, after: $after) {
    edges { node {
      areaCode level period { timePeriod timeIdentifier } breakdown { topic breakdown }
      values { measure value } release { name }
    } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** Every row of a dataset with every value, page by page. */
export async function* storedRows(data: string, dataset: string, asOf?: string): AsyncGenerator<StoredRow> {
  let after: string | null = null;
  do {
    const page: z.infer<typeof observationsSchema> = await askEvidence(data, observationsSchema, {
      query: OBSERVATIONS,
      variables: { filter: { dataset }, asOf, after },
    });
    for (const { node } of page.observations.edges) yield node;
    const { hasNextPage, endCursor } = page.observations.pageInfo;
    after = hasNextPage ? (endCursor ?? null) : null;
  } while (after !== null);
}

import { valueSymbolSchema } from '@rep/contracts';
import { z } from 'zod';
import type { EvidenceClient } from './evidence-client.ts';

const QUERY = `query Rows($filter: ObservationFilter!, $asOf: DateTime, $after: String) {
  observations(filter: $filter, asOf: $asOf, first: 500, after: $after) {
    edges { node {
      areaCode areaName level
      period { timePeriod timeIdentifier }
      breakdown { topic breakdown }
      values { measure value }
      release { name version }
      recordedAt
    } }
    pageInfo { hasNextPage endCursor }
    asOf { at complete mayChange mayGrow }
  }
}`;

const levelSchema = z.enum(['National', 'Regional', 'Local authority']);
const rowSchema = z.object({
  areaCode: z.string(),
  areaName: z.string(),
  level: levelSchema,
  period: z.object({ timePeriod: z.string(), timeIdentifier: z.string() }),
  breakdown: z.object({ topic: z.string(), breakdown: z.string() }),
  values: z.array(z.object({ measure: z.string(), value: z.union([z.number(), valueSymbolSchema]) })),
  release: z.object({ name: z.string(), version: z.string() }),
  recordedAt: z.string(),
});
export type ObservationRow = z.infer<typeof rowSchema>;

const asOfSchema = z.object({
  at: z.string(),
  complete: z.boolean(),
  /** Whether what the rows say can still change. */
  mayChange: z.boolean(),
  /** Whether rows can still be added. */
  mayGrow: z.boolean(),
});
const pageSchema = z.object({
  observations: z.object({
    edges: z.array(z.object({ node: rowSchema })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    asOf: asOfSchema,
  }),
});

export type ObservationFilter = { readonly dataset: string; readonly areas?: readonly string[] };
export type Observations = {
  readonly rows: readonly ObservationRow[];
  readonly completeness: z.infer<typeof asOfSchema>;
};

/**
 * All rows of a data set as they were known at one time. Without `asOf` the first page fixes it for the pages that
 * follow, so that a release which arrives meanwhile does not come in by half.
 */
export async function readObservations(
  evidence: EvidenceClient,
  filter: ObservationFilter,
  asOf: string | undefined,
): Promise<Observations> {
  const rows: ObservationRow[] = [];
  let frozen = asOf;
  let after: string | null = null;
  for (;;) {
    const { observations: page }: z.infer<typeof pageSchema> = await evidence(
      QUERY,
      { filter, asOf: frozen ?? null, after },
      pageSchema,
    );
    rows.push(...page.edges.map((edge) => edge.node));
    frozen ??= page.asOf.at;
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage) return { rows, completeness: page.asOf };
  }
}

import type { Producer } from '@rep/contracts';
import { z } from 'zod';
import type { Evidence } from '../system/evidence.ts';
import type { VersionDigest } from '../system/record-digests.ts';

const PAGE = 200;
const QUERY = `query ($producer: String!, $after: String) {
  configurationDigests(producer: $producer, first: ${PAGE}, after: $after) {
    kind id version state sha256 digest intact cursor
  }
}`;
const answerSchema = z.object({
  configurationDigests: z.array(
    z.object({
      kind: z.string(),
      id: z.string(),
      version: z.number(),
      state: z.string(),
      sha256: z.string(),
      digest: z.string(),
      intact: z.boolean(),
      cursor: z.string(),
    }),
  ),
});

/** Every version that the evidence holds of a producer's records. */
export async function findProjected(evidence: Evidence, producer: Producer): Promise<VersionDigest[]> {
  const versions: VersionDigest[] = [];
  for (let after: string | null = null; ; ) {
    const variables: Record<string, unknown> = { producer, after };
    const { configurationDigests: page } = await evidence.ask(answerSchema, { query: QUERY, variables });
    versions.push(...page);
    if (page.length < PAGE) return versions;
    after = page.at(-1)?.cursor ?? null;
  }
}

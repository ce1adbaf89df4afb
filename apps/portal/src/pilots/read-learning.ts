import { REP_IDS } from '@rep/contracts';
import { exitSchema, type Pilot, pilotPlanDraftSchema } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import { z } from 'zod';
import type { Evidence } from '../services/evidence.ts';
import type { PartnershipService } from '../services/partnership.ts';

/** More than anybody reads before a draft; the newest pilots are among them as evidence orders them. */
const MOST = 100;
const recordSchema = z.object({
  producer: z.enum(REP_IDS),
  id: z.string(),
  content: z.looseObject({
    title: z.string(),
    strand: z.string(),
    exit: exitSchema.nullable(),
    plan: pilotPlanDraftSchema,
  }),
});
const answerSchema = z.object({ ended: z.array(recordSchema), refined: z.array(recordSchema) });
const QUERY = `query Learning($first: Int!) {
  ended: configuration(kind: "pilot", state: "ended", first: $first) { producer id content }
  refined: configuration(kind: "pilot", state: "refined", first: $first) { producer id content }
}`;

type Learnt = {
  readonly title: string;
  /** The page of the pilot, for its own partnership; null for another's. */
  readonly href: string | null;
  readonly producer: string | null;
  readonly question: string | null;
  readonly learning: string;
};
export type Learning = {
  readonly own: readonly Learnt[];
  /** What other partnerships' pilots learnt; null while evidence does not answer. */
  readonly others: readonly Learnt[] | null;
};
type About = Pick<Pilot, 'id' | 'repId' | 'strand'>;

async function ofOthers(evidence: Evidence, { repId, strand }: About): Promise<Learning['others']> {
  try {
    const { ended, refined } = await evidence(QUERY, { first: MOST }, answerSchema);
    return [...ended, ...refined]
      .filter(({ producer, content }) => producer !== repId && content.strand === strand)
      .flatMap(({ producer, content: { title, plan, exit } }) =>
        exit
          ? [{ title, producer, href: null, question: plan.question ?? null, learning: exit.learning }]
          : [],
      );
  } catch (error) {
    // A draft is written whether or not the shared evidence is there today; the page says what is missing.
    if (error instanceof HttpProblem) return null;
    throw error;
  }
}

/** What similar pilots learnt: of the partnership itself, and of the other eight once they are over. */
export async function readLearning(
  service: PartnershipService,
  evidence: Evidence,
  about: About,
): Promise<Learning> {
  const { id: self, repId, strand } = about;
  const [own, others] = await Promise.all([
    service.call((client) => client.pilots.similarLearning.query({ strand })),
    ofOthers(evidence, about),
  ]);
  return {
    own: own
      .filter(({ id }) => id !== self)
      .map(({ id, title, question, learning }) => ({
        ...{ title, question, learning, producer: null },
        href: `/partnerships/${repId}/pilots/${id}`,
      })),
    others,
  };
}

import { repIdSchema } from '@rep/contracts';
import { type Chain, type EvidenceSight, PROPOSAL, STANDARD_FEEDBACK } from '@rep/domain';
import type { Queryable } from '@rep/service-kit';
import { z } from 'zod';
import { SEEN, seenValues } from './seen.repository.ts';

const statementSchema = z.object({ id: z.string(), version: z.number() });
const feedbackSchema = z.array(
  z.object({ producer: z.string(), id: z.string(), statement: statementSchema }),
);
const proposalsSchema = z.array(
  z.object({
    producer: z.string(),
    id: z.string(),
    restsOn: z.object({
      feedback: z.array(z.string()),
      evidence: z.array(z.object({ query: z.string(), asOf: z.string() })),
    }),
    newVersion: statementSchema.nullable(),
    moves: z.array(z.object({ pilotId: z.string(), repId: repIdSchema, on: z.string() })),
  }),
);

/** Feedback and proposals as they stand now, each with who keeps it. */
export type Refinement = {
  readonly feedback: readonly (Chain['feedback'][number] & { readonly producer: string })[];
  readonly proposals: z.infer<typeof proposalsSchema>;
};

type Reading = { readonly db: Queryable; readonly sight: EvidenceSight };

async function newestOf({ db, sight }: Reading, kind: string, fields: readonly string[]): Promise<unknown> {
  const told = fields.map((field) => `content->'${field}' AS "${field}"`).join(', ');
  const { rows } = await db.query(
    `SELECT DISTINCT ON (producer, id) producer, id, ${told} FROM configuration_version v
     WHERE kind = $5 AND ${SEEN} ORDER BY producer, id, version DESC`,
    [...seenValues(sight), kind],
  );
  return rows;
}

/** What was said on standards and what was proposed, as far as it is seen, with what links the one to the other. */
export async function readRefinement(reading: Reading): Promise<Refinement> {
  return {
    feedback: feedbackSchema.parse(await newestOf(reading, STANDARD_FEEDBACK.kind, ['statement'])),
    proposals: proposalsSchema.parse(
      await newestOf(reading, PROPOSAL.kind, ['restsOn', 'newVersion', 'moves']),
    ),
  };
}

import { repIdSchema } from '@rep/contracts';
import { type Chain, PROPOSAL, STANDARD_FEEDBACK } from '@rep/domain';
import type { Queryable } from '@rep/service-kit';
import { z } from 'zod';

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

async function newestOf(db: Queryable, kind: string, fields: readonly string[]): Promise<unknown> {
  const told = fields.map((field) => `content->'${field}' AS "${field}"`).join(', ');
  const { rows } = await db.query(
    `SELECT DISTINCT ON (producer, id) producer, id, ${told} FROM configuration_version WHERE kind = $1
     ORDER BY producer, id, version DESC`,
    [kind],
  );
  return rows;
}

/** Everything that was said on standards, and everything that was proposed, with what links the one to the other. */
export async function readRefinement(db: Queryable): Promise<Refinement> {
  return {
    feedback: feedbackSchema.parse(await newestOf(db, STANDARD_FEEDBACK.kind, ['statement'])),
    proposals: proposalsSchema.parse(await newestOf(db, PROPOSAL.kind, ['restsOn', 'newVersion', 'moves'])),
  };
}

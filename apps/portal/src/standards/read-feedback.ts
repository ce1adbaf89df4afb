import { standardFeedbackSchema } from '@rep/domain';
import { z } from 'zod';
import type { Evidence } from '../services/evidence.ts';

const PAGE = 200;
const toldSchema = standardFeedbackSchema.omit({ said: true });
const pageSchema = z.object({
  configuration: z.array(z.object({ cursor: z.string(), content: toldSchema })),
});
const QUERY = `query Feedback($first: Int!, $after: String) {
  configuration(kind: "standard-feedback", first: $first, after: $after) { cursor content }
}`;

/** Feedback on a statement as the visitor may see it: that a group spoke, and when. Its words stay where they were said. */
export async function readToldFeedback(evidence: Evidence, statementId: string) {
  const all: z.infer<typeof toldSchema>[] = [];
  let after: string | null = null;
  do {
    const { configuration }: z.infer<typeof pageSchema> = await evidence(
      QUERY,
      { first: PAGE, after },
      pageSchema,
    );
    all.push(...configuration.map(({ content }) => content));
    after = configuration.length === PAGE ? (configuration.at(-1)?.cursor ?? null) : null;
  } while (after !== null);
  return all.filter(({ statement }) => statement.id === statementId);
}

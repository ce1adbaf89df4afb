import {
  DomainError,
  type MovablePilot,
  pilotSchema,
  type StandardFeedback,
  standardFeedbackSchema,
  type Variant,
  variantSchema,
} from '@rep/domain';
import { callHeaders, HttpProblem, type Logger } from '@rep/service-kit';
import { createEvidenceClient, EvidenceError } from '@rep/service-kit/evidence-client';
import type { ServiceToken } from '@rep/service-kit/service-token';
import { z } from 'zod';

/** Feedback as it is told: what was said stays with the partnership that heard it. */
type ToldFeedback = Omit<StandardFeedback, 'said'>;

/** What the national service asks of the shared evidence. Throws DomainError `evidence-away`. */
export type Evidence = {
  /** Every partnership's variants, in their newest version. */
  variants(): Promise<readonly Variant[]>;
  /** All feedback on standards, without its words. */
  feedback(): Promise<readonly ToldFeedback[]>;
  /** Every partnership's pilots: whose each is, and how far. */
  pilots(): Promise<readonly MovablePilot[]>;
};

type EvidenceOptions = { readonly url: string; readonly token: ServiceToken; readonly logger: Logger };

const CALL_DEADLINE_MS = 10_000;
const PAGE = 200;
const QUERY = `query Records($kind: String!, $first: Int!, $after: String) {
  configuration(kind: $kind, first: $first, after: $after) { cursor content }
}`;
const AWAY =
  'Try again in a minute: the evidence service, which knows what the partnerships told, gives no answer.';

const pageSchema = z.object({
  configuration: z.array(z.object({ cursor: z.string(), content: z.unknown() })),
});
type Page = z.infer<typeof pageSchema>['configuration'];
const movableSchema = z.object(pilotSchema.pick({ id: true, repId: true, state: true }).shape);

/** The evidence service, asked only when a step needs it, so that this service starts and works without it. */
export function createEvidence({ url, token, logger }: EvidenceOptions): Evidence {
  const client = createEvidenceClient({
    url,
    headers: () => callHeaders(token),
    deadlineMs: CALL_DEADLINE_MS,
  });
  const readPage = async (kind: string, after: string | null): Promise<Page> =>
    (await client.ask(pageSchema, { query: QUERY, variables: { kind, first: PAGE, after } })).configuration;
  const readAll = async <T extends z.ZodType>(kind: string, content: T): Promise<z.infer<T>[]> => {
    const held: Page = [];
    for (;;) {
      const page = await readPage(kind, held.at(-1)?.cursor ?? null);
      held.push(...page);
      if (page.length < PAGE) return held.map((record) => content.parse(record.content));
    }
  };
  const orAway = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      const noAnswer = error instanceof EvidenceError || error instanceof HttpProblem;
      if (!noAnswer && !(error instanceof z.ZodError)) throw error;
      logger.warn({ err: error }, 'the evidence service gives no answer');
      throw new DomainError('evidence-away', AWAY);
    }
  };
  return {
    variants: () => orAway(readAll('variant', variantSchema)),
    feedback: () => orAway(readAll('standard-feedback', standardFeedbackSchema.omit({ said: true }))),
    pilots: () => orAway(readAll('pilot', movableSchema)),
  };
}

import { repIdSchema } from '@rep/contracts';
import { z } from 'zod';
import { refuseIfAny } from '../gates/step-refused.ts';
import type { Change, Taking } from '../records/change.ts';
import { londonDay } from '../records/london-day.ts';
import type { RecordKind } from '../records/record-kind.ts';
import type { Role } from '../roles.ts';
import { refusal } from '../templates/refusal.ts';
import { linesSchema } from '../templates/text.ts';
import { statementRefSchema } from './statement.ts';

/** Who speaks: groups, never people. */
export const VOICES = [
  'parent-carer-forum',
  'young-people',
  'settings',
  'practitioners',
  'health',
  'social-care',
  'authorities',
] as const;

/** What a group said about one version of a statement. */
export const standardFeedbackSchema = z.strictObject({
  id: z.uuid(),
  statement: statementRefSchema,
  repId: repIdSchema,
  /** The pilot it came out of; null when it came out of none. */
  pilotId: z.uuid().nullable(),
  voice: z.enum(VOICES),
  said: linesSchema(2000),
  givenOn: z.iso.date(),
});
export type StandardFeedback = z.infer<typeof standardFeedbackSchema>;

/** Everybody who takes part in a partnership; those who evaluate or watch it write nothing. */
const MAY_GIVE: readonly Role[] = [
  'lead-authority',
  'member-authority',
  'delivery-partner',
  'integrated-care-board',
  'parent-carer-forum',
  'setting',
];

/** Somebody of the partnership writes down what a group said. */
export function giveFeedback(
  input: Omit<StandardFeedback, 'givenOn'>,
  { by, now }: Taking,
): Change<StandardFeedback> {
  const may = MAY_GIVE.includes(by.role) && by.repId === input.repId;
  refuseIfAny(
    may
      ? []
      : [
          refusal({
            code: 'wrong-role',
            fact: 'Feedback is given by those who take part in the partnership.',
            whoCanSupply: 'an authority of the partnership',
          }),
        ],
  );
  const content = { ...input, givenOn: londonDay(now) };
  return { content, state: 'given', areas: [], step: 'given', reason: null, announces: [] };
}

/** Feedback on standards. What was said stays where it was said; that a group spoke, and about what, is told. */
export const STANDARD_FEEDBACK: RecordKind<StandardFeedback> = {
  kind: 'standard-feedback',
  schema: standardFeedbackSchema,
  publicPart: ({ said: _said, ...rest }) => rest,
};

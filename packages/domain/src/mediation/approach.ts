import { newLaCodeSchema, repIdSchema } from '@rep/contracts';
import { z } from 'zod';
import { type Refusal, refuseIfAny } from '../gates/step-refused.ts';
import type { Change, Taking } from '../records/change.ts';
import { londonDay } from '../records/london-day.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { refusal } from '../templates/refusal.ts';
import { slugSchema } from '../templates/text.ts';
import { isIndependent, mediationAdviserSchema, mediatorRegisteredOn, mediatorSchema } from './register.ts';

const MAX_MEDIATORS = 200;

/**
 * Who carries an area's mediation pilot: the registered mediators, the adviser, and who attends for each body with
 * authority to decide. Whom a family brings has no field, and neither has a meeting before the mediation: the schema is
 * strict, so neither can be added.
 */
export const mediationApproachSchema = z.strictObject({
  repId: repIdSchema,
  laCode: newLaCodeSchema,
  standardsVersion: slugSchema,
  mediators: z.array(mediatorSchema).min(1).max(MAX_MEDIATORS),
  adviser: mediationAdviserSchema,
  attends: z.strictObject({
    authority: z.strictObject({ post: slugSchema, mayDecide: z.boolean() }),
    icb: z.strictObject({ post: slugSchema, mayDecide: z.boolean() }),
  }),
});
export type MediationApproach = z.infer<typeof mediationApproachSchema>;

/** What leaves the service of an approach: how many mediators there are, never who. */
export const MEDIATION_APPROACH: RecordKind<MediationApproach> = {
  kind: 'mediation-approach',
  schema: mediationApproachSchema,
  publicPart: ({ mediators, ...rest }) => ({ ...rest, mediators: mediators.length }),
};

const AUTHORITY = 'the authority';
const told = (code: string, field: string, fact: string): Refusal =>
  refusal({ code, field, fact, whoCanSupply: AUTHORITY });

/** Everything that stands in the way of an approach on a day, all at once. */
export function checkApproach(approach: MediationApproach, on: string): readonly Refusal[] {
  const { mediators, adviser, attends, laCode } = approach;
  const numbers = mediators.map(({ register, number }) => `${register} ${number.toUpperCase()}`);
  const bodies = Object.entries(attends).filter(([, { mayDecide }]) => !mayDecide);
  const found = [
    ...mediators.flatMap((mediator, index) =>
      mediatorRegisteredOn(mediator, on)
        ? []
        : [
            told(
              'mediator-not-registered',
              `mediators.${index}`,
              `The mediator ${mediator.register} ${mediator.number} is not registered on ${on}.`,
            ),
          ],
    ),
    ...(new Set(numbers).size < numbers.length
      ? [told('mediator-twice', 'mediators', 'A mediator is entered twice.')]
      : []),
    ...(isIndependent(adviser)
      ? []
      : [
          told(
            'adviser-not-independent',
            'adviser.employers',
            'The mediation adviser is employed by an authority, an integrated care board or NHS England (section 56(3)).',
          ),
        ]),
    ...bodies.map(([body]) => ({
      ...told(
        'cannot-decide',
        `attends.${body}`,
        `Whoever attends for the ${body === 'icb' ? 'integrated care board' : 'authority'} cannot decide the issues.`,
      ),
      gate: 'G7' as const,
    })),
  ];
  return found.map((refused) => ({ ...refused, laCode }));
}

/** An authority writes down, or changes, how mediation is carried in its own area. */
export function keepMediationApproach(
  held: MediationApproach | null,
  input: MediationApproach,
  { by, now }: Taking,
): Change<MediationApproach> {
  const member = by.role === 'lead-authority' || by.role === 'member-authority';
  const own = member && by.laCode === input.laCode && by.repId === input.repId;
  const moved = held !== null && held.laCode !== input.laCode;
  refuseIfAny([
    ...(own && !moved
      ? []
      : [
          refusal({
            gate: 'G12',
            code: 'other-authority',
            laCode: input.laCode,
            fact: 'An area is configured by its own authority.',
            whoCanSupply: 'that authority',
          }),
        ]),
    ...checkApproach(input, londonDay(now)),
  ]);
  return {
    content: input,
    state: 'kept',
    areas: [input.laCode],
    step: held === null ? 'kept' : 'changed',
    reason: null,
    announces: [],
  };
}

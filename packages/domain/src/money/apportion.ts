import { newLaCodeSchema } from '@rep/contracts';
import { z } from 'zod';
import { unless } from '../gates/refusal.ts';
import { refuseIfAny } from '../gates/step-refused.ts';
import type { Pilot } from '../pilots/pilot.ts';
import { slugSchema } from '../records/bounded.ts';
import type { Change, Taking } from '../records/change.ts';
import { grantNotThere } from './grant.ts';
import { type Apportionment, type Money, moneyChange } from './money.ts';
import { financialLead } from './money-facts.ts';
import { inPounds, penceSchema, sumPence } from './pence.ts';

export const apportionSchema = z.strictObject({
  grantId: slugSchema.max(30),
  pilotId: z.uuid(),
  laCode: newLaCodeSchema,
  /** What the authority may spend on the pilot from now on, in all; it takes the place of what was set before. */
  pence: penceSchema,
});
export type Apportion = z.infer<typeof apportionSchema>;

const isSame = (a: Apportionment, b: Apportion): boolean =>
  a.grantId === b.grantId && a.pilotId === b.pilotId && a.laCode === b.laCode;

/** Shares a grant out to a pilot's areas. Together the shares never pass the grant; the refusal says by how much. */
export function apportion(
  money: Money,
  input: Apportion,
  taking: Taking & { readonly pilot: Pilot | null },
): Change<Money> {
  const grant = money.grants.find(({ id }) => id === input.grantId);
  const others = money.apportionments.filter((each) => !isSame(each, input));
  const shared = sumPence(
    others.filter(({ grantId }) => grantId === input.grantId),
    ({ pence }) => pence,
  );
  const left = (grant?.pence ?? 0) - shared;
  refuseIfAny([
    ...financialLead(money, taking),
    ...(grant ? [] : grantNotThere(input.grantId)),
    ...unless(taking.pilot?.areas.some(({ laCode }) => laCode === input.laCode) === true, null, {
      ...{ code: 'not-an-area-of-the-pilot', field: 'laCode', laCode: input.laCode },
      fact: 'The authority has no area in this pilot.',
      whoCanSupply: 'the lead authority, who invites areas',
    }),
    ...unless(!grant || input.pence <= left, null, {
      ...{ code: 'above-the-grant', field: 'pence', laCode: input.laCode },
      fact: `The grant is £${inPounds(grant?.pence ?? 0)} and £${inPounds(shared)} is shared out: £${inPounds(left)} is left, £${inPounds(input.pence)} was asked for.`,
      whoCanSupply: 'the financial lead, with another share',
    }),
  ]);
  return moneyChange({ ...money, apportionments: [...others, input] }, 'apportion');
}

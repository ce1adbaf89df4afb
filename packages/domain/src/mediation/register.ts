import { z } from 'zod';
import { accountSchema } from '../records/bounded.ts';
import { isWithin } from '../records/london-day.ts';
import { lineSchema } from '../templates/text.ts';

/** An entry in the joint register of SEND mediators of the Civil Mediation Council and the College of Mediators. */
export const mediatorSchema = z.strictObject({
  /** An opaque id, never a name: the register has the name. */
  mediator: accountSchema,
  register: z.enum(['CMC', 'CoM']),
  number: z.string().regex(/^[A-Z0-9][A-Z0-9/-]{0,29}$/i, 'not a number of the register'),
  validFrom: z.iso.date(),
  /** First day no longer valid; null when the register gives none. */
  validTo: z.iso.date().nullable(),
});
export type Mediator = z.infer<typeof mediatorSchema>;

/** Whether the entry was valid on the day of a mediation. */
export const mediatorRegisteredOn = ({ validFrom, validTo }: Mediator, date: string): boolean =>
  isWithin(date, { from: validFrom, to: validTo });

/** Who employs the people of a mediation adviser. */
const EMPLOYERS = ['independent', 'english-authority', 'icb', 'nhs-england'] as const;
export const mediationAdviserSchema = z.strictObject({
  organisation: lineSchema(200),
  /** Everybody who employs the adviser's people: one employer that section 56(3) rules out rules the adviser out. */
  employers: z.array(z.enum(EMPLOYERS)).min(1).max(EMPLOYERS.length),
});
export type MediationAdviser = z.infer<typeof mediationAdviserSchema>;

/** Nobody employed by a local authority in England, an integrated care board or NHS England (CFA 2014 s.56(3)). */
export const isIndependent = ({ employers }: MediationAdviser): boolean =>
  employers.every((employer) => employer === 'independent');

import { z } from 'zod';
import { addDays } from '../records/london-day.ts';
import { statutoryLimit } from '../templates/statutory-limits.ts';

/** What a mediation agreement can set going that the regulations time (reg 42 with reg 44). */
const TIMED = {
  'start-assessment': 'start-assessment-after-agreement',
  'amend-plan': 'amend-the-plan-after-agreement',
} as const;

export const agreedActionSchema = z.strictObject({
  action: z.enum(['start-assessment', 'amend-plan', 'other']),
  agreedOn: z.iso.date(),
  /** The date that the parties agreed in writing; null where they agreed none. */
  agreedInWritingFor: z.iso.date().nullable(),
});
export type AgreedAction = z.infer<typeof agreedActionSchema>;

/**
 * The day an agreed action is due: the date agreed in writing, else the regulations' limit. null where the law sets none
 * and none was agreed: then nothing is late, and the record says that no date was agreed.
 */
export function followUpDue({ action, agreedOn, agreedInWritingFor }: AgreedAction): string | null {
  if (agreedInWritingFor !== null) return agreedInWritingFor;
  if (action === 'other') return null;
  return addDays(agreedOn, statutoryLimit(TIMED[action]).limit);
}

/** Bodies whose people can be missing from a mediation. A family is none of them: whom it brings is not recorded as a fault. */
export const attendanceSchema = z.strictObject({
  authorityCouldDecide: z.boolean(),
  icbCouldDecide: z.boolean().nullable(),
});

/** A mediation without somebody who can decide was held, but does not comply; the certificate follows all the same (G7). */
export function attendanceComplies(
  { authorityCouldDecide, icbCouldDecide }: z.infer<typeof attendanceSchema>,
  healthIsAnIssue: boolean,
): boolean {
  return authorityCouldDecide && (!healthIsAnIssue || icbCouldDecide === true);
}

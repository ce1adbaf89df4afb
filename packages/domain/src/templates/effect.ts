import { z } from 'zod';
import { DUTY_HOLDERS, STATUTORY_CLOCKS } from './statutory-limits.ts';
import { slugSchema } from './text.ts';

const holder = z.enum(DUTY_HOLDERS);
/** What a body does beside its statutory steps. None of them asks anything of a family, and none runs a statutory clock. */
export const DUTIES_OF_PRACTICE = [
  'explain',
  'prepare',
  'follow-up',
  'review',
  'report',
  'publish',
  'record',
] as const;
/** What is given on top of what the law requires; the statutory notices are always given and are no offer. */
export const OFFERS = ['format', 'channel', 'information', 'support', 'wording'] as const;
export const RECORDS = ['feedback', 'attendance', 'outcome', 'burden', 'decision'] as const;
export const SELECTIONS = [
  'standards-set',
  'standard-statements',
  'practice-guides',
  'professional-standards',
  'areas-of-need',
  'phases',
  'tiers',
  'plan-stages',
  'plan-sections',
  'local-scheme',
] as const;

/**
 * Everything that a parameter of a strand can do. The list is closed, and that is how the law is kept: a family's time
 * limit, a limit on requests for a setting that is not on a list, one more ground of refusal, a legal test, a ranking or a
 * meeting that a family must go to have no kind here, so such a parameter cannot be written by anybody.
 */
export const effectSchema = z.discriminatedUnion('kind', [
  /** A statutory step by a body, faster than the law (or, where the law gives a family time, longer). */
  z.strictObject({ kind: z.literal('statutory-duty'), on: holder, clock: z.enum(STATUTORY_CLOCKS) }),
  z.strictObject({ kind: z.literal('practice-duty'), on: holder, does: z.enum(DUTIES_OF_PRACTICE) }),
  /** Which of a body's people come with authority to decide. Whom a family brings is nobody's to configure. */
  z.strictObject({ kind: z.literal('attendance'), of: holder }),
  z.strictObject({ kind: z.literal('list-length'), bound: z.enum(['shortest', 'longest']) }),
  z.strictObject({ kind: z.literal('inclusion-criteria') }),
  z.strictObject({
    kind: z.literal('offer'),
    to: z.enum(['families', 'settings', 'practitioners']),
    of: z.enum(OFFERS),
  }),
  z.strictObject({ kind: z.literal('record'), of: z.enum(RECORDS) }),
  /** A pause stops new starts; it never touches a family's entitlement (G25). */
  z.strictObject({ kind: z.literal('stop-rule'), action: z.enum(['notify', 'pause']) }),
  z.strictObject({ kind: z.literal('selection'), of: z.enum(SELECTIONS) }),
  /** A note between professionals. It is the only free text, and no notice or letter prints it. */
  z.strictObject({ kind: z.literal('note') }),
  /** Bites only in an area and on a day for which a law-change record is in force (G6). */
  z.strictObject({
    kind: z.literal('required-of-families'),
    what: z.literal('mediation'),
    lawChange: slugSchema,
  }),
]);
export type Effect = z.infer<typeof effectSchema>;
export type EffectKind = Effect['kind'];

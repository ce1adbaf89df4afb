import { z } from 'zod';
import { SEN_TYPES } from './sen-types.ts';

export const PHASES = ['early-years', 'primary', 'secondary', 'post-16'] as const;
/** What any type of institution may have. A unit or a type of school is no facility: it would leave the other types out. */
export const FACILITIES = [
  'step-free-access',
  'hearing-loop',
  'hydrotherapy',
  'sensory-room',
  'quiet-space',
  'therapy-on-site',
] as const;
/** Nobody can ask for less: a shorter way would amount to the authority's boundary. The pilot's own choice. */
export const SHORTEST_TRAVEL_LIMIT = 45;

/**
 * What a list may be drawn up by. The list is closed: the type of institution, its cost and whose area it lies in are not
 * among the kinds, so no list can leave settings out by them (CFA 2014 s.38(3); G2).
 */
export const criterionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('teaches-phase'), phase: z.enum(PHASES) }),
  z.strictObject({ kind: z.literal('admits-age'), age: z.int().min(0).max(25) }),
  z.strictObject({ kind: z.literal('supports-need'), need: z.enum(SEN_TYPES) }),
  z.strictObject({ kind: z.literal('has-facility'), facility: z.enum(FACILITIES) }),
  z.strictObject({ kind: z.literal('open-on'), date: z.iso.date() }),
  /** Only where the family asked for it: it is theirs to say how far is too far. */
  z.strictObject({
    kind: z.literal('within-travel-time'),
    minutes: z.int().min(SHORTEST_TRAVEL_LIMIT).max(240),
    askedBy: z.enum(['parent', 'young-person']),
  }),
]);
export type Criterion = z.infer<typeof criterionSchema>;
export type CriterionKind = Criterion['kind'];

const LABELS: Readonly<Record<CriterionKind, string>> = {
  'teaches-phase': 'Teaches the phase the child or young person will be in',
  'admits-age': 'Admits the age the child or young person will be',
  'supports-need': 'Says that it supports the need described in the draft plan',
  'has-facility': 'Has a facility that the draft plan calls for',
  'open-on': 'Is open on the day the place would start',
  'within-travel-time': 'Is within the travel time that the family asked for',
};
/** The kinds as a code list for a template. */
export const CRITERION_CODES = Object.entries(LABELS).map(([code, label]) => ({ code, label }));
export const isCriterionKind = (kind: unknown): kind is CriterionKind =>
  typeof kind === 'string' && Object.hasOwn(LABELS, kind);

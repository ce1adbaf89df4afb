import { newLaCodeSchema } from '@rep/contracts';
import { z } from 'zod';
import { lineSchema } from '../templates/text.ts';
import { FACILITIES, PHASES } from './criteria.ts';
import { SEN_TYPES } from './sen-types.ts';

/** The institutions of CFA 2014 s.38(3), each of which a family can ask for. */
export const S38_TYPES = [
  'maintained-school',
  'maintained-nursery-school',
  'academy',
  'further-education-institution',
  'non-maintained-special-school',
  'section-41-institution',
] as const;
/** The others: a family may make representations for one; the authority has no duty to name it. */
const OTHER_TYPES = ['independent-not-section-41', 'early-years-provider', 'other'] as const;

/**
 * A setting that may come onto a list. Its cost has no field. What is not known is null and never counts against it:
 * authorities know too little of the provision there is.
 */
export const settingSchema = z.strictObject({
  urn: z.string().regex(/^\d{6}$/, 'not a URN of six digits'),
  name: lineSchema(200),
  type: z.enum([...S38_TYPES, ...OTHER_TYPES]),
  laCode: newLaCodeSchema,
  phases: z.array(z.enum(PHASES)).max(PHASES.length).nullable(),
  ages: z.strictObject({ from: z.int().min(0).max(25), to: z.int().min(0).max(25) }).nullable(),
  needs: z.array(z.enum(SEN_TYPES)).max(SEN_TYPES.length).nullable(),
  facilities: z.array(z.enum(FACILITIES)).max(FACILITIES.length).nullable(),
  opensOn: z.iso.date().nullable(),
  closesOn: z.iso.date().nullable(),
  travelMinutes: z.int().min(0).max(1440).nullable(),
  /** Whether places are known to be free: it is printed, and leaves nobody out. */
  placesKnown: z.enum(['yes', 'no', 'unknown']),
});
export type CandidateSetting = z.infer<typeof settingSchema>;

/** All that a criterion sees of a setting: not its type, not whose area it lies in, not its places. */
export type CriterionFacts = Omit<CandidateSetting, 'type' | 'laCode' | 'placesKnown' | 'urn' | 'name'>;

import { z } from 'zod';
import { cellSchema, ENGLAND_CODE, newLaCodeSchema, oldLaCodeSchema, regionCodeSchema } from '../codes.ts';

const label = z.string().min(1).max(200);
/** The widest table of the SEN2 release has 48 measures; a row with more than this is no published row. */
const MAX_MEASURES = 500;

/** The area of a published row, as printed. Whether codes and name agree is for the consumer to check. */
export const printedAreaSchema = z.discriminatedUnion('geographic_level', [
  z.object({ geographic_level: z.literal('National'), country_code: z.literal(ENGLAND_CODE) }),
  z.object({ geographic_level: z.literal('Regional'), region_code: regionCodeSchema, region_name: label }),
  z.object({
    geographic_level: z.literal('Local authority'),
    region_code: regionCodeSchema,
    /** Absent where the source prints none, as the tribunal's table does. */
    new_la_code: newLaCodeSchema.optional(),
    old_la_code: oldLaCodeSchema,
    la_name: label,
  }),
]);
export type PrintedArea = z.infer<typeof printedAreaSchema>;

export const TIME_IDENTIFIERS = [
  'Calendar year',
  'Academic year',
  'Financial year',
  'Reporting year',
] as const;
/** `202425` with "Academic year" is the pair of years 2024 and 2025; `2024` with "Calendar year" is one. */
export const periodSchema = z.object({
  time_period: z.string().regex(/^(\d{4}|\d{6})$/, 'neither a year nor a pair of years as in 202425'),
  time_identifier: z.enum(TIME_IDENTIFIERS),
});
export type Period = z.infer<typeof periodSchema>;

/** A column of a published table in lower case: `pc_plans_issued_20_weeks_ex`. */
export const measureNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,79}$/, 'not lower-case letters, digits and underscores');

/** One published row: area, period, breakdown and measures, with the release it came from. */
export const observationRecordedV1 = z.object({
  release: z.object({ name: label, version: label }),
  /** The file or table the row stands in, in lower case: `timeliness_20_week`. */
  dataset: z.string().regex(/^[a-z][a-z0-9_]{0,79}$/, 'not lower-case letters, digits and underscores'),
  area: printedAreaSchema,
  period: periodSchema,
  breakdown: z.object({ topic: label, breakdown: label }),
  measures: z
    .record(measureNameSchema, cellSchema)
    .refine((measures) => Object.keys(measures).length > 0, 'a row without a measure')
    .refine((measures) => Object.keys(measures).length <= MAX_MEASURES, `more than ${MAX_MEASURES} measures`)
    // What the two refinements mean, for the generated JSON Schema.
    .meta({ minProperties: 1, maxProperties: MAX_MEASURES }),
});
export type ObservationRecordedV1 = z.infer<typeof observationRecordedV1>;

import { z } from 'zod';
import { type EffectKind, effectSchema } from './effect.ts';
import { lineSchema, linesSchema, slugSchema } from './text.ts';

const MAX_CODES = 200;
const MAX_TEXT = 2000;

/** Where a parameter comes from. `pilot-choice`: the published sources are silent, so each pilot chooses in the range. */
const sourceSchema = z.strictObject({
  basis: z.enum(['statute', 'published', 'pilot-choice']),
  citation: lineSchema(500),
});
const common = {
  name: slugSchema,
  label: lineSchema(200),
  whoMayVary: z.enum(['partnership', 'authority', 'nobody']),
  source: sourceSchema,
  /** Plain English: why there is this parameter, and why its limits are where they are. */
  reason: linesSchema(1000),
  effect: effectSchema,
};
const range = z.strictObject({ min: z.number(), max: z.number() });
const whole = z.strictObject({ min: z.int(), max: z.int() });
const codeSchema = z.strictObject({ code: slugSchema, label: linesSchema(1000) });
const codes = z.array(codeSchema).min(1).max(MAX_CODES);
const unit = lineSchema(40);
const duration = <T extends string>(type: T) =>
  z.strictObject({ ...common, type: z.literal(type), unit: z.literal(type), default: z.int(), range: whole });

/** One parameter of a strand: what it is, what it may be, who may vary it, and what it does. */
export const parameterSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('integer'), unit, default: z.int(), range: whole }),
  z.strictObject({ ...common, type: z.literal('decimal'), unit, default: z.number(), range }),
  duration('calendar-days'),
  duration('working-days'),
  duration('weeks'),
  z.strictObject({ ...common, type: z.literal('boolean'), unit: z.null(), default: z.boolean() }),
  z.strictObject({
    ...common,
    type: z.literal('text'),
    unit: z.null(),
    default: z.string().max(MAX_TEXT),
    maxLength: z.int().min(1).max(MAX_TEXT),
  }),
  z.strictObject({ ...common, type: z.literal('code'), unit: z.null(), default: slugSchema, codes }),
  z.strictObject({
    ...common,
    type: z.literal('codes'),
    unit: z.null(),
    default: z.array(slugSchema).max(MAX_CODES),
    codes,
    /** How many are chosen at least. */
    least: z.int().min(0),
  }),
]);
export type Parameter = z.infer<typeof parameterSchema>;
export type ParameterType = Parameter['type'];

const DURATIONS = ['calendar-days', 'working-days', 'weeks'] as const;
/** What types of value each effect has. Free text is a note and nothing else, so that it can never reach a family. */
export const TYPES_OF_EFFECT: Readonly<Record<EffectKind, readonly ParameterType[]>> = {
  'statutory-duty': ['calendar-days', 'working-days'],
  'practice-duty': [...DURATIONS, 'integer', 'boolean', 'code', 'codes'],
  attendance: ['code', 'codes'],
  'list-length': ['integer'],
  'inclusion-criteria': ['codes'],
  offer: ['integer', 'boolean', 'code', 'codes', ...DURATIONS],
  record: ['boolean', 'code', 'codes'],
  'stop-rule': ['integer', 'decimal', ...DURATIONS],
  selection: ['code', 'codes'],
  note: ['text'],
  'required-of-families': ['boolean'],
};

/** What a parameter can be set to. Which of these fits is the parameter's to say (`valueProblem`). */
export const valueSchema = z.union([
  z.number(),
  z.boolean(),
  z.string().max(MAX_TEXT),
  z.array(z.string().max(60)).max(MAX_CODES),
]);
export type Value = z.infer<typeof valueSchema>;

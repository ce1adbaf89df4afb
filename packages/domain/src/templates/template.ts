import { z } from 'zod';
import type { GateId } from '../gates/step-refused.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { parameterSchema } from './parameter.ts';
import { lineSchema, linesSchema, slugSchema } from './text.ts';

const MAX_PARAMETERS = 100;

/** A strand as data: what a pilot of it is made of. Nothing in code knows one strand from another. */
export const templateSchema = z.strictObject({
  strand: slugSchema.max(50),
  title: lineSchema(200),
  /** 1, 2, 3, ... without a gap; a published version never changes. */
  version: z.int().min(1).max(9999),
  purpose: linesSchema(2000),
  parameters: z.array(parameterSchema).min(1).max(MAX_PARAMETERS),
  /** Pairs of number parameters of which the first may not exceed the second. */
  orderings: z.array(z.strictObject({ lesser: slugSchema, greater: slugSchema })).max(MAX_PARAMETERS),
  /** Indicators that no pilot of the strand leaves unwatched (G17). */
  guardrails: z.array(slugSchema).max(20).optional(),
});
export type Template = z.infer<typeof templateSchema>;

/** One thing that is wrong with a template or a variant: where, what was given, what is allowed, and what to do. */
export type Problem = {
  readonly parameter: string;
  /** The area whose value it is (GSS code), null when it is the partnership's or the template's. */
  readonly laCode: string | null;
  readonly value: unknown;
  readonly limit: string;
  readonly reason: string;
  /** The gate that it would break, where one has a number. */
  readonly gate: GateId | null;
};

/** Published templates, one record for each strand: a version of the template is a version of the record. */
export const TEMPLATE_KIND: RecordKind<Template> = {
  kind: 'template',
  schema: templateSchema,
  publicPart: (template) => template,
};

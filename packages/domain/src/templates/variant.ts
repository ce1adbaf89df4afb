import { instantSchema, newLaCodeSchema, repIdSchema } from '@rep/contracts';
import { z } from 'zod';
import { accountSchema } from '../records/bounded.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { valueSchema } from './parameter.ts';
import { lineSchema, linesSchema, slugSchema } from './text.ts';

const MAX_VALUES = 100;
const MAX_AUTHORITIES = 40;
const MAX_VERSIONS = 200;
const MAX_AUTHORS = 200;
const atMost = (max: number) => (record: Record<string, unknown>) => Object.keys(record).length <= max;

/** A value that differs from the template's default, and why: the reason stands beside it in every comparison. */
const choiceSchema = z.strictObject({ value: valueSchema, reason: linesSchema(1000) });
export const choicesSchema = z.record(slugSchema, choiceSchema).refine(atMost(MAX_VALUES), 'too many values');

/** What a partnership set for all its areas, and what an authority set for its own, by GSS code. */
export const settingsSchema = z.strictObject({
  values: choicesSchema,
  authorityValues: z
    .record(newLaCodeSchema, choicesSchema)
    .refine(atMost(MAX_AUTHORITIES), 'too many authorities'),
});
export type Choices = z.infer<typeof choicesSchema>;
export type Settings = z.infer<typeof settingsSchema>;

const versionSchema = settingsSchema.extend({
  /** 1, 2, 3, ... within the variant. */
  number: z.int().min(1).max(MAX_VERSIONS),
  templateVersion: z.int().min(1),
  /** When the first event named it; from then on it never changes. */
  frozenAt: instantSchema.nullable(),
  /** Who wrote any of it: nobody approves what rests on it. People are not told to the shared evidence. */
  draftedBy: z.array(accountSchema).max(MAX_AUTHORS).optional(),
});
export type VariantVersion = z.infer<typeof versionSchema>;

/** One partnership's own way within a strand's template: all versions of it, the newest last. */
export const variantSchema = z.strictObject({
  id: z.uuid(),
  repId: repIdSchema,
  strand: slugSchema.max(50),
  name: lineSchema(200),
  /** The configuration version it started as a copy of. */
  copiedFrom: lineSchema(200).nullable(),
  versions: z.array(versionSchema).min(1).max(MAX_VERSIONS),
});
export type Variant = z.infer<typeof variantSchema>;

/** One version of a variant, or undefined when it has none of that number. */
export const versionOf = (variant: Variant, number: number): VariantVersion | undefined =>
  variant.versions.find((version) => version.number === number);

/** The newest version: the one a change goes into, unless it is frozen. */
export function newestVersion(variant: Variant): VariantVersion {
  const newest = variant.versions.at(-1);
  if (!newest) throw new Error(`variant ${variant.id} has no version`);
  return newest;
}

/** The configuration that an event names: strand, template version, variant and its version, in one short text. */
export function configVersion(variant: Variant, version: VariantVersion): string {
  return `${variant.strand}.v${version.templateVersion}.${variant.id}.${version.number}`;
}

const CONFIG_VERSION = /^([a-z][a-z0-9-]*)\.v(\d{1,4})\.([0-9a-f-]{36})\.(\d{1,3})$/;
/** The parts of a configuration version, or undefined when the text is none. */
export function readConfigVersion(text: string) {
  const [, strand, templateVersion, variantId, number] = CONFIG_VERSION.exec(text) ?? [];
  if (!strand || !variantId) return undefined;
  return { strand, templateVersion: Number(templateVersion), variantId, number: Number(number) };
}

/** Partnerships' variants. All of one but its authors is public: the nine are compared side by side, with their reasons. */
export const VARIANT: RecordKind<Variant> = {
  kind: 'variant',
  schema: variantSchema,
  publicPart: (variant) => ({
    ...variant,
    versions: variant.versions.map(({ draftedBy: _, ...version }) => version),
  }),
};

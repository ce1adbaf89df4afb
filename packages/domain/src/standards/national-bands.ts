import { z } from 'zod';
import { refuseIfAny } from '../gates/step-refused.ts';
import type { Change, Taking } from '../records/change.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { refusal, wrongRole } from '../templates/refusal.ts';
import { lineSchema, slugSchema } from '../templates/text.ts';

/** A version of a national scheme of bands, to which areas map their own. It informs funding and decides no case (G11). */
export const nationalBandsSchema = z.strictObject({
  id: slugSchema,
  version: z.int().min(1).max(999),
  title: lineSchema(200),
  bands: z
    .array(z.strictObject({ code: slugSchema, label: lineSchema(200) }))
    .min(1)
    .max(100)
    .refine((bands) => new Set(bands.map(({ code }) => code)).size === bands.length, 'each code once'),
});
export type NationalBands = z.infer<typeof nationalBandsSchema>;

/** National schemes, one record for each: a version of the scheme is a version of the record. */
export const NATIONAL_BANDS: RecordKind<NationalBands> = {
  kind: 'national-bands',
  schema: nationalBandsSchema,
  publicPart: (scheme) => scheme,
};

/** DfE policy publishes the next version of a national scheme. Areas stay mapped to the version that they named. */
export function publishNationalBands(
  held: NationalBands | null,
  scheme: NationalBands,
  { by }: Taking,
): Change<NationalBands> {
  const next = (held?.version ?? 0) + 1;
  refuseIfAny([
    ...wrongRole(by, 'dfe-policy', 'publish a national scheme of bands'),
    ...(scheme.version === next && (held === null || held.id === scheme.id)
      ? []
      : [
          refusal({
            code: 'version-not-next',
            field: 'version',
            fact: `The next version of ${held?.id ?? scheme.id} is ${next}.`,
            whoCanSupply: 'DfE policy',
          }),
        ]),
  ]);
  return {
    content: scheme,
    state: 'published',
    areas: [],
    step: 'published',
    reason: null,
    announces: [],
  };
}

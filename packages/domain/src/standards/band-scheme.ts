import { newLaCodeSchema, repIdSchema } from '@rep/contracts';
import { z } from 'zod';
import { type Refusal, refuseIfAny } from '../gates/step-refused.ts';
import type { Change, Taking } from '../records/change.ts';
import { isWithin } from '../records/london-day.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { refusal } from '../templates/refusal.ts';
import { lineSchema, linesSchema, slugSchema } from '../templates/text.ts';
import type { NationalBands } from './national-bands.ts';

const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 +./-]{0,29}$/, 'not a band code');
const bandSchema = z.strictObject({
  code,
  label: lineSchema(200),
  /** Pounds a year; null where the scheme names no price, which is not nought. */
  poundsPerYear: z.number().min(0).max(1_000_000).nullable(),
  /** When the band applies, in the authority's words. It informs funding and is no legal test (G11). */
  rule: linesSchema(2000).nullable(),
  /** Code of the national scheme's band; null where there is no counterpart. */
  national: slugSchema.nullable(),
});
/** What a scheme was from a day to a day: bands, prices and rules, with the national scheme it is mapped to. */
export const bandEditionSchema = z.strictObject({
  validFrom: z.iso.date(),
  /** First day no longer valid; null when it has no end. */
  validTo: z.iso.date().nullable(),
  bands: z.array(bandSchema).min(1).max(100),
  nationalScheme: z.strictObject({ id: slugSchema, version: z.int().min(1) }).nullable(),
});
export type BandEdition = z.infer<typeof bandEditionSchema>;

/** An authority's band or tariff scheme through time. */
export const bandSchemeSchema = z.strictObject({
  id: slugSchema,
  repId: repIdSchema,
  laCode: newLaCodeSchema,
  title: lineSchema(200),
  editions: z.array(bandEditionSchema).min(1).max(100),
});
export type BandScheme = z.infer<typeof bandSchemeSchema>;

/** What the scheme was on a day, or undefined when it was not in force. */
export const editionOn = (scheme: BandScheme, on: string): BandEdition | undefined =>
  scheme.editions.find(({ validFrom, validTo }) => isWithin(on, { from: validFrom, to: validTo }));

/** An open edition ends where the next begins, so only the day it began on is taken. */
function overlaps({ validFrom }: BandEdition, last: BandEdition | undefined): boolean {
  if (last === undefined) return false;
  return last.validTo === null ? validFrom <= last.validFrom : validFrom < last.validTo;
}

/** What makes no sense in an edition, all at once. */
function editionProblems(
  edition: BandEdition,
  earlier: readonly BandEdition[],
  known: readonly NationalBands[],
): readonly Refusal[] {
  const codes = edition.bands.map((band) => band.code);
  const scheme = known.find(
    ({ id, version }) => id === edition.nationalScheme?.id && version === edition.nationalScheme.version,
  );
  const mapped = edition.bands.flatMap(({ national }) => national ?? []);
  const strange = mapped.some((national) => !scheme?.bands.some((band) => band.code === national));
  const found: readonly (readonly [boolean, string, string, string])[] = [
    [new Set(codes).size < codes.length, 'band-twice', 'bands', 'A band code stands twice.'],
    [
      edition.validTo !== null && edition.validTo <= edition.validFrom,
      'ends-before-it-begins',
      'validTo',
      'The edition ends before it begins.',
    ],
    [
      overlaps(edition, earlier.at(-1)),
      'overlaps',
      'validFrom',
      'An earlier edition is still valid on that day.',
    ],
    [
      strange || (edition.nationalScheme !== null && scheme === undefined),
      'mapped-to-nothing',
      'nationalScheme',
      'Bands are mapped to a national band that is not published.',
    ],
  ];
  return found.flatMap(([wrong, problem, field, fact]) =>
    wrong ? [refusal({ code: problem, field, fact, whoCanSupply: 'the authority' })] : [],
  );
}

/** An authority publishes the next edition of its own scheme. The open one before it ends where the new one begins. */
export function publishBandEdition(
  held: BandScheme | null,
  input: Omit<BandScheme, 'editions'> & { readonly edition: BandEdition },
  { taking: { by }, national }: { readonly taking: Taking; readonly national: readonly NationalBands[] },
): Change<BandScheme> {
  const { edition, ...scheme } = input;
  const member = by.role === 'lead-authority' || by.role === 'member-authority';
  const own = member && by.laCode === scheme.laCode && by.repId === scheme.repId;
  const same = held === null || (held.laCode === scheme.laCode && held.id === scheme.id);
  const earlier = held?.editions ?? [];
  refuseIfAny([
    ...(own && same
      ? []
      : [
          refusal({
            gate: 'G12',
            code: 'other-authority',
            laCode: scheme.laCode,
            fact: 'A band scheme is its own authority’s.',
            whoCanSupply: 'that authority',
          }),
        ]),
    ...editionProblems(edition, earlier, national),
  ]);
  const closed = earlier.map((e) => ({ ...e, validTo: e.validTo ?? edition.validFrom }));
  const content = { ...scheme, editions: [...closed, edition] };
  return {
    content,
    state: 'published',
    areas: [scheme.laCode],
    step: 'published',
    reason: null,
    announces: [],
  };
}

/** Authorities' band schemes. */
export const BAND_SCHEME: RecordKind<BandScheme> = {
  kind: 'band-scheme',
  schema: bandSchemeSchema,
  publicPart: (scheme) => scheme,
};

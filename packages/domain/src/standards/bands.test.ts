import { expect, test } from 'vitest';
import { DFE_1, LEAD, MEMBER, refusedCodes, taking } from '../templates/test-template.ts';
import {
  type BandEdition,
  type BandScheme,
  bandSchemeSchema,
  editionOn,
  publishBandEdition,
} from './band-scheme.ts';
import { type LocalBand, localBand, type NationalBand, sameBand } from './bands.ts';
import { type NationalBands, nationalBandsSchema, publishNationalBands } from './national-bands.ts';

const band = (code: string, national: string | null = 'n2') => ({
  code,
  label: `Band ${code}`,
  poundsPerYear: null,
  rule: null,
  national,
});
const EDITION: BandEdition = {
  validFrom: '2025-04-01',
  validTo: null,
  bands: [band('1', null), band('2')],
  nationalScheme: { id: 'national-bands', version: 1 },
};
const NAMED = { id: 'top-up', repId: 'london' as const, laCode: 'E09000003', title: 'Top-up bands' };
const NATIONAL: NationalBands = {
  id: 'national-bands',
  version: 1,
  title: 'A national scheme for tests',
  bands: [
    { code: 'n2', label: 'Two' },
    { code: 'n3', label: 'Three' },
  ],
};
const ours = { taking: taking(LEAD), national: [NATIONAL] };
const first = publishBandEdition(null, { ...NAMED, edition: EDITION }, ours).content;
const next = { ...EDITION, validFrom: '2026-04-01', bands: [band('2', 'n3')] };

test('a scheme has an edition for each time; the open one ends where the next begins', () => {
  const scheme = publishBandEdition(first, { ...NAMED, edition: next }, ours).content;
  expect(bandSchemeSchema.parse(scheme)).toEqual(scheme);
  expect(editionOn(scheme, '2025-03-31')).toBeUndefined();
  expect(editionOn(scheme, '2025-04-01')?.bands).toHaveLength(2);
  expect(editionOn(scheme, '2026-03-31')?.validTo).toBe('2026-04-01');
  expect(editionOn(scheme, '2026-04-01')?.bands).toHaveLength(1);
});

test('editions do not overlap, and all that is wrong is told at once', () => {
  const publish = (edition: BandEdition, held: BandScheme | null = first) =>
    refusedCodes(() => publishBandEdition(held, { ...NAMED, edition }, ours));
  expect(publish(EDITION)).toEqual(['overlaps']);
  expect(publish({ ...EDITION, validFrom: '2025-04-02' })).toEqual([]);
  expect(publish({ ...EDITION, validFrom: '2025-04-02', validTo: '2025-04-03' })).toEqual([]);
  const closed = { ...first, editions: [{ ...EDITION, validTo: '2026-04-01' }] };
  expect(publish({ ...EDITION, validFrom: '2026-03-31' }, closed)).toEqual(['overlaps']);
  expect(publish({ ...EDITION, validFrom: '2026-04-01' }, closed)).toEqual([]);
  const bad = { ...EDITION, validTo: EDITION.validFrom, bands: [band('1'), band('1')], nationalScheme: null };
  expect(publish(bad)).toEqual(['band-twice', 'ends-before-it-begins', 'overlaps', 'mapped-to-nothing']);
  expect(publish({ ...EDITION, bands: [band('1', null)], nationalScheme: null }, null)).toEqual([]);
});

test("a scheme is its own authority's", () => {
  for (const by of [
    MEMBER,
    { ...LEAD, role: 'dfe-policy' as const },
    { ...LEAD, repId: 'south-west' as const },
  ]) {
    expect(
      refusedCodes(() =>
        publishBandEdition(null, { ...NAMED, edition: EDITION }, { ...ours, taking: taking(by) }),
      ),
    ).toEqual(['other-authority']);
  }
  const other = { ...first, id: 'other' };
  expect(refusedCodes(() => publishBandEdition(other, { ...NAMED, edition: next }, ours))).toEqual([
    'other-authority',
  ]);
});

const camden: BandScheme = { ...first, laCode: 'E09000007' };
const on = '2025-09-01';
function held(scheme: BandScheme, code: string, day = on): LocalBand {
  const found = localBand(scheme, code, day);
  if (!found) throw new Error(`no band ${code}`);
  return found;
}
function mapped(scheme: BandScheme, code: string): NationalBand {
  const found = held(scheme, code).toNational();
  if (!found) throw new Error(`band ${code} is not mapped`);
  return found;
}

test('bands of two areas are never compared raw', () => {
  const [barnet, other] = [held(first, '2'), held(camden, '2')];
  // @ts-expect-error: only national bands can be compared
  expect(() => sameBand(barnet, other)).toThrow(/^Compare the national bands instead/);
  expect(() => barnet < other).toThrow(/^Compare the national bands instead/);
  expect(() => barnet.code === other.code).toThrow();
  expect(barnet.print()).not.toBe(other.print());
  expect(barnet.print()).toBe('E09000003 Top-up bands: Band 2');
});

test('they are compared by the national scheme that both are mapped to, in one version', () => {
  expect(sameBand(mapped(first, '2'), mapped(camden, '2'))).toBe(true);
  expect(sameBand(mapped(first, '2'), { ...mapped(camden, '2'), code: 'n1' })).toBe(false);
  for (const change of [{ version: 2 }, { scheme: 'tariffs' }]) {
    expect(() => sameBand(mapped(first, '2'), { ...mapped(camden, '2'), ...change })).toThrow(/same version/);
  }
});

test('a band with no counterpart has none, and one that did not exist on the day is none', () => {
  expect(held(first, '1').toNational()).toBeNull();
  expect(localBand(first, '3', on)).toBeUndefined();
  expect(localBand(first, '2', '2025-03-31')).toBeUndefined();
  const unmapped = { ...first, editions: [{ ...EDITION, nationalScheme: null }] };
  expect(held(unmapped, '2').toNational()).toBeNull();
});

test('bands are mapped only to a national scheme that is published, in the version named', () => {
  const publish = (edition: BandEdition, national = [NATIONAL]) =>
    refusedCodes(() => publishBandEdition(null, { ...NAMED, edition }, { ...ours, national }));
  expect(publish(EDITION)).toEqual([]);
  expect(publish(EDITION, [])).toEqual(['mapped-to-nothing']);
  expect(publish(EDITION, [{ ...NATIONAL, version: 2 }])).toEqual(['mapped-to-nothing']);
  expect(publish(EDITION, [{ ...NATIONAL, id: 'other' }])).toEqual(['mapped-to-nothing']);
  expect(publish({ ...EDITION, bands: [band('1', 'n9')] })).toEqual(['mapped-to-nothing']);
  expect(publish({ ...EDITION, bands: [band('1', null)] }, [])).toEqual(['mapped-to-nothing']);
});

test('a national scheme is published version by version by DfE policy', () => {
  const publish = (held: NationalBands | null, scheme: NationalBands, by = DFE_1) =>
    refusedCodes(() => publishNationalBands(held, scheme, taking(by)));
  expect(publish(null, NATIONAL)).toEqual([]);
  expect(publish(NATIONAL, { ...NATIONAL, version: 2 })).toEqual([]);
  expect(publish(NATIONAL, { ...NATIONAL, version: 2, id: 'other' })).toEqual(['version-not-next']);
  expect(publish(NATIONAL, NATIONAL, LEAD)).toEqual(['wrong-role', 'version-not-next']);
  const twice = { ...NATIONAL, bands: [...NATIONAL.bands, ...NATIONAL.bands] };
  expect(nationalBandsSchema.safeParse(twice).success).toBe(false);
  expect(publishNationalBands(null, NATIONAL, taking(DFE_1)).content).toEqual(NATIONAL);
});

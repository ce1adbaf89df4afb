import { type BandScheme, editionOn, localBand, type NationalBands } from '@rep/domain';
import { areaName } from '../forms/words-of-values.ts';

/** What an area's band is to others: the national band of one version of the scheme, or none. */
type Carried = { readonly laCode: string; readonly printed: string; readonly national: string | null };

function carriedBands(scheme: BandScheme, national: NationalBands, on: string): readonly Carried[] {
  const edition = editionOn(scheme, on);
  return (edition?.bands ?? []).flatMap(({ code, label }) => {
    const carried = localBand(scheme, code, on)?.toNational();
    const same = carried?.scheme === national.id && carried.version === national.version;
    const printed = `${areaName(scheme.laCode)}, ${scheme.title}: ${label}`;
    return [{ laCode: scheme.laCode, printed, national: same ? carried.code : null }];
  });
}

/** Bands of all areas by the national band that they are mapped to on a day; those that are mapped to none stand apart. */
export function acrossAreas(schemes: readonly BandScheme[], national: NationalBands, on: string) {
  const carried = schemes
    .flatMap((scheme) => carriedBands(scheme, national, on))
    .toSorted((a, b) => a.laCode.localeCompare(b.laCode));
  return {
    rows: national.bands.map(({ code, label }) => ({
      label,
      bands: carried.filter((band) => band.national === code).map(({ printed }) => printed),
    })),
    unmapped: carried.filter((band) => band.national === null).map(({ printed }) => printed),
  };
}

import { DomainError } from '../domain-error.ts';
import { type BandScheme, editionOn } from './band-scheme.ts';

/** A band of a national scheme. Only these can be compared. */
export type NationalBand = {
  readonly kind: 'national-band';
  readonly scheme: string;
  readonly version: number;
  readonly code: string;
};

/**
 * A band as an area assigns it. It shows no code of its own: "Band 2" of one area is not "Band 2" of another, so there is
 * nothing here to compare. It prints with its area, and it can be carried over to the national scheme.
 */
export type LocalBand = {
  readonly kind: 'local-band';
  /** For people: area, scheme, band. Never equal for two areas. */
  print(): string;
  /** The national band it is mapped to; null where the scheme maps it to none. */
  toNational(): NationalBand | null;
  /** Reading it would be to compare raw, and so would `<` and its like: they throw. */
  readonly code: never;
  [Symbol.toPrimitive](): never;
};

function refuseRaw(): never {
  throw new DomainError(
    'raw-bands-compared',
    'Compare the national bands instead: the bands of two areas differ.',
  );
}

/** A band of a scheme on a day, or undefined when the scheme had no such band then. */
export function localBand(scheme: BandScheme, code: string, on: string): LocalBand | undefined {
  const edition = editionOn(scheme, on);
  const band = edition?.bands.find((b) => b.code === code);
  if (!edition || !band) return undefined;
  const { nationalScheme } = edition;
  return {
    kind: 'local-band',
    print: () => `${scheme.laCode} ${scheme.title}: ${band.label}`,
    toNational: () =>
      nationalScheme && band.national !== null
        ? {
            kind: 'national-band',
            scheme: nationalScheme.id,
            version: nationalScheme.version,
            code: band.national,
          }
        : null,
    get code(): never {
      return refuseRaw();
    },
    [Symbol.toPrimitive]: refuseRaw,
  };
}

/** Whether two bands are the same band of the national scheme. Bands of two versions of it are not comparable: a coded error. */
export function sameBand(a: NationalBand, b: NationalBand): boolean {
  const same = a.code === b.code;
  if (a.scheme !== b.scheme || a.version !== b.version) {
    throw new DomainError(
      'different-national-schemes',
      'Map both bands to the same version of the national scheme first.',
    );
  }
  return same;
}

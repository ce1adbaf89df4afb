import type { Producer, RepId } from '@rep/contracts';
import type { VersionDigest } from '../system/record-digests.ts';

type Verdict = 'agreeing' | 'inFlight' | 'missing' | 'unknown' | 'different';
type Counts = Readonly<Record<Verdict, number>> & { readonly versions: number };
/** What became of the versions of one kind. */
export type KindRow = Counts & {
  readonly producer: Producer;
  /** The partnership whose copies were compared; without it, the evidence. */
  readonly copyIn?: RepId;
  readonly kind: string;
  readonly records: number;
};
/** A version on which service and evidence do not agree. */
export type Disagreement = {
  readonly producer: Producer;
  readonly copyIn?: RepId;
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly verdict: Exclude<Verdict, 'agreeing'>;
  readonly detail: string;
};
export type Comparison = {
  readonly rows: readonly KindRow[];
  readonly disagreements: readonly Disagreement[];
};

const keyOf = ({ kind, id, version }: VersionDigest): string => JSON.stringify([kind, id, version]);

/** How two copies of a version differ; null when they do not. */
function differenceOf(kept: VersionDigest, projected: VersionDigest, where: string): string | null {
  if (!kept.intact) return 'changed in the service’s database since it was written';
  if (!projected.intact) return `changed in ${where} since it was told`;
  if (kept.sha256 !== projected.sha256) return 'another content';
  if (kept.state !== projected.state) return `${kept.state} in the service, ${projected.state} in ${where}`;
  return kept.digest === projected.digest ? null : 'other areas, step, reason or maker';
}

type Judged = VersionDigest & { readonly verdict: Verdict; readonly detail: string };

function judge(
  kept: VersionDigest | undefined,
  projected: VersionDigest | undefined,
  { settled, where }: { readonly settled: boolean; readonly where: string },
): Omit<Judged, keyof VersionDigest> {
  if (kept && projected) {
    const detail = differenceOf(kept, projected, where);
    return detail === null ? { verdict: 'agreeing', detail: '' } : { verdict: 'different', detail };
  }
  if (!kept) return { verdict: 'unknown', detail: `in ${where} and not in its service` };
  return settled
    ? { verdict: 'missing', detail: `told and not in ${where}` }
    : { verdict: 'inFlight', detail: `on its way to ${where}` };
}

function rowOf(producer: Producer, kind: string, judged: readonly Judged[]): KindRow {
  const of = (wanted: Verdict): number => judged.filter(({ verdict }) => verdict === wanted).length;
  const records = new Set(judged.map(({ id }) => id)).size;
  return {
    ...{ producer, kind, records, versions: judged.length, agreeing: of('agreeing') },
    ...{
      inFlight: of('inFlight'),
      missing: of('missing'),
      unknown: of('unknown'),
      different: of('different'),
    },
  };
}

export type Sides = {
  readonly producer: Producer;
  readonly kept: readonly VersionDigest[];
  readonly projected: readonly VersionDigest[];
  /** Whether what the evidence does not hold will not come by itself. */
  readonly settled: boolean;
  /** The partnership whose copies `projected` are. */
  readonly copyIn?: RepId;
};

/** Compares what a service keeps with what the evidence holds of it, version by version. */
export function compareVersions({ producer, kept, projected, settled, copyIn }: Sides): Comparison {
  const where = copyIn ?? 'the evidence';
  const of = copyIn ? { producer, copyIn } : { producer };
  const ours = new Map(kept.map((version) => [keyOf(version), version]));
  const theirs = new Map(projected.map((version) => [keyOf(version), version]));
  const judged = [...new Map([...theirs, ...ours])].map(
    ([key, version]): Judged => ({
      ...version,
      ...judge(ours.get(key), theirs.get(key), { settled, where }),
    }),
  );
  const kinds = [...Map.groupBy(judged, ({ kind }) => kind)].sort(([a], [b]) => (a < b ? -1 : 1));
  // A producer without records stands in the table too: it was compared.
  if (kinds.length === 0) kinds.push(['(none)', []]);
  return {
    rows: kinds.map(([kind, versions]) => ({ ...rowOf(producer, kind, versions), ...of })),
    disagreements: judged.flatMap(({ verdict, kind, id, version, detail }) =>
      verdict === 'agreeing' ? [] : [{ ...of, kind, id, version, verdict, detail }],
    ),
  };
}

import { ENGLAND_CODE, valueSymbolSchema } from '@rep/contracts';
import type { PublishedMeasure } from '@rep/domain';
import { z } from 'zod';
import type { Partnership } from '../partnerships/read-partnerships.ts';
import type { Evidence } from '../services/evidence.ts';

const QUERY = `query Line($filter: ObservationFilter!, $measures: [String!]) {
  observations(filter: $filter, measures: $measures, first: 500) {
    edges { node {
      areaCode
      period { timePeriod }
      values { measure value }
      release { name version }
    } }
    asOf { at complete inFlight missing quarantined mayChange mayGrow }
  }
}`;

const rowSchema = z.object({
  areaCode: z.string(),
  period: z.object({ timePeriod: z.string() }),
  values: z.array(z.object({ measure: z.string(), value: z.union([z.number(), valueSymbolSchema]) })),
  release: z.object({ name: z.string(), version: z.string() }),
});
const answerSchema = z.object({
  observations: z.object({
    edges: z.array(z.object({ node: rowSchema })),
    asOf: z.object({
      at: z.string(),
      complete: z.boolean(),
      inFlight: z.number(),
      missing: z.number(),
      quarantined: z.number(),
      mayChange: z.boolean(),
      mayGrow: z.boolean(),
    }),
  }),
});
type Row = z.infer<typeof rowSchema>;
type Value = Row['values'][number]['value'];

/** One area's line. A period without an entry has no published row: that is neither a symbol nor zero. */
export type AreaLine = {
  readonly name: string;
  readonly kind: 'pilot' | 'region' | 'england';
  readonly lead: boolean;
  readonly values: ReadonlyMap<string, Value>;
};
export type MeasureAnswer = {
  readonly lines: readonly AreaLine[];
  readonly periods: readonly string[];
  readonly releases: readonly string[];
  readonly asOf: z.infer<typeof answerSchema>['observations']['asOf'];
};

type Area = Omit<AreaLine, 'values'> & { readonly codes: readonly string[] };

const areasOf = ({ members, region }: Partnership): readonly Area[] => [
  ...members.map(({ lead, authority }) => ({
    name: authority.name,
    kind: 'pilot' as const,
    lead,
    // A source without GSS codes is printed under the old one.
    codes: [authority.code, ...authority.codes.map(({ code }) => code), authority.oldCode ?? authority.code],
  })),
  { name: `${region.name} region`, kind: 'region', lead: false, codes: [region.code] },
  { name: 'England', kind: 'england', lead: false, codes: [ENGLAND_CODE] },
];

function lineOf({ codes, ...area }: Area, rows: readonly Row[], measure: string): AreaLine {
  const own = rows.filter((row) => codes.includes(row.areaCode));
  const values = own.flatMap((row) =>
    row.values
      .filter((value) => value.measure === measure)
      .map(({ value }): [string, Value] => [row.period.timePeriod, value]),
  );
  return { ...area, values: new Map(values) };
}

/** The default breakdown of one measure for the members of a partnership, their region and England. */
export async function readMeasure(
  evidence: Evidence,
  measure: PublishedMeasure,
  partnership: Partnership,
): Promise<MeasureAnswer> {
  const areas = areasOf(partnership);
  // One code per area finds its whole series, whatever codes it was printed under.
  const codes = areas.flatMap((area) => area.codes[0] ?? []);
  const filter = { dataset: measure.dataset, areas: codes, defaultBreakdown: true };
  const { observations } = await evidence(QUERY, { filter, measures: [measure.name] }, answerSchema);
  const rows = observations.edges.map((edge) => edge.node);
  return {
    lines: areas.map((area) => lineOf(area, rows, measure.name)),
    periods: [...new Set(rows.map((row) => row.period.timePeriod))].sort(),
    releases: [...new Set(rows.map(({ release }) => `${release.name}, version ${release.version}`))].sort(),
    asOf: observations.asOf,
  };
}

const measuresSchema = z.object({ measures: z.array(z.object({ id: z.string() })) });
/** Ids of all measures that evidence holds. */
export const readMeasureIds = async (evidence: Evidence): Promise<readonly string[]> =>
  (await evidence('query Measures { measures { id } }', {}, measuresSchema)).measures.map(({ id }) => id);

import { z } from 'zod';
import { CommandError } from '../command-error.ts';
import type { Evidence } from '../system/evidence.ts';
import { areaKeyOf } from './areas.ts';
import { nearest, orList } from './nearest.ts';
import type { FiguresQuestion, MeasureName } from './options.ts';

/** One figure as `rep figures` prints it: area code and value as published. */
export type Figure = {
  area_code: string;
  area_name: string;
  period: string;
  breakdown: string;
  measure: string;
  value: number | string;
};

const MEASURES = '{ measures { id } }';
const measuresSchema = z.object({ measures: z.array(z.object({ id: z.string() })) });
const NEAREST_MEASURES = 3;

const OBSERVATIONS = `query Figures($filter: ObservationFilter!, $measures: [String!], $asOf: DateTime, $first: Int, $after: String) {
  observations(filter: $filter, measures: $measures, asOf: $asOf, first: $first, after: $after) {
    edges { node { areaCode areaName period { timePeriod } breakdown { topic breakdown } values { measure value } } }
    pageInfo { hasNextPage endCursor }
    asOf { at inFlight }
  }
}`;
const observationsSchema = z.object({
  observations: z.object({
    edges: z.array(
      z.object({
        node: z.object({
          areaCode: z.string(),
          areaName: z.string(),
          period: z.object({ timePeriod: z.string() }),
          breakdown: z.object({ topic: z.string(), breakdown: z.string() }),
          values: z.array(z.object({ measure: z.string(), value: z.union([z.number(), z.string()]) })),
        }),
      }),
    ),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
    asOf: z.object({ at: z.string(), inFlight: z.number() }),
  }),
});
type Connection = z.infer<typeof observationsSchema>['observations'];
type Observation = Connection['edges'][number]['node'];

/** The evidence service gives at most this many rows at a time. */
const PAGE_ROWS = 500;

/** `inFlight` counts events that were on their way when the figures were read: one of them may be a newer version. */
export type FoundFigures = { figures: Figure[]; inFlight: number };

/** Figures by area in the order asked for, then by period and breakdown. Throws a sentence where a measure is unknown. */
export async function findFigures(evidence: Evidence, question: FiguresQuestion): Promise<FoundFigures> {
  await checkMeasures(evidence, question.measures);
  const order = new Map(question.areas.map((code, index) => [areaKeyOf(code), index]));
  const placeOf = ({ area_code }: Figure): number => order.get(areaKeyOf(area_code)) ?? order.size;
  const byDataset = Map.groupBy(question.measures, ({ dataset }) => dataset);
  const figures: Figure[] = [];
  let inFlight = 0;
  for (const [dataset, measures] of byDataset) {
    for await (const page of pagesOf(evidence, question, { dataset, measures })) {
      figures.push(...page.edges.flatMap(({ node }) => figuresOf(node, dataset, measures)));
      inFlight = page.asOf.inFlight;
    }
  }
  figures.sort((a, b) => placeOf(a) - placeOf(b) || compare(a.period, b.period));
  return { figures, inFlight };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

async function checkMeasures(evidence: Evidence, wanted: readonly MeasureName[]): Promise<void> {
  const { measures } = await evidence.ask(measuresSchema, { query: MEASURES });
  const known = measures.map(({ id }) => id);
  const unknown = wanted
    .map(({ dataset, name }) => `${dataset}.${name}`)
    .find((measure) => !known.includes(measure));
  if (unknown === undefined) return;
  throw new CommandError(
    known.length === 0
      ? 'The evidence store holds no figures yet: import a release with "rep import-release DIR".'
      : `There is no measure "${unknown}": did you mean ${orList(nearest(unknown, known, NEAREST_MEASURES))}?`,
  );
}

type OfDataset = { dataset: string; measures: readonly MeasureName[] };

/** Page by page, all as of one moment: what arrives meanwhile does not mix two states of the store. */
async function* pagesOf(
  evidence: Evidence,
  { areas, from, to, breakdown, ...question }: FiguresQuestion,
  { dataset, measures }: OfDataset,
): AsyncGenerator<Connection> {
  const whichRows = breakdown === undefined ? { defaultBreakdown: true } : { breakdown };
  const variables = {
    filter: { dataset, areas, from, to, ...whichRows },
    measures: measures.map(({ name }) => name),
    first: PAGE_ROWS,
  };
  let { asOf } = question;
  let after: string | null = null;
  do {
    const { observations }: { observations: Connection } = await evidence.ask(observationsSchema, {
      query: OBSERVATIONS,
      variables: { ...variables, asOf, after },
    });
    yield observations;
    asOf = observations.asOf.at;
    after = observations.pageInfo.hasNextPage ? (observations.pageInfo.endCursor ?? null) : null;
  } while (after !== null);
}

/** A row's figures in the order of the measures asked for; a cell that was printed blank is no figure. */
function figuresOf(row: Observation, dataset: string, measures: readonly MeasureName[]): Figure[] {
  return measures.flatMap(({ name }) => {
    const found = row.values.find(({ measure }) => measure === name || measure === `${dataset}.${name}`);
    if (!found) return [];
    return {
      area_code: row.areaCode,
      area_name: row.areaName,
      period: row.period.timePeriod,
      breakdown: `${row.breakdown.topic}: ${row.breakdown.breakdown}`,
      measure: `${dataset}.${name}`,
      value: found.value,
    };
  });
}

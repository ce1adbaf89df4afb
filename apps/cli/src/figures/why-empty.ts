import { z } from 'zod';
import type { Evidence } from '../system/evidence.ts';
import { describeArea } from './areas.ts';
import { nearest, orList } from './nearest.ts';
import type { FiguresQuestion } from './options.ts';

const ROWS = `query Rows($filter: ObservationFilter!, $asOf: DateTime, $first: Int) {
  observations(filter: $filter, asOf: $asOf, first: $first) {
    edges { node { period { timePeriod } breakdown { topic breakdown } } }
  }
}`;
const rowsSchema = z.object({
  observations: z.object({
    edges: z.array(
      z.object({
        node: z.object({
          period: z.object({ timePeriod: z.string() }),
          breakdown: z.object({ topic: z.string(), breakdown: z.string() }),
        }),
      }),
    ),
  }),
});
type Row = z.infer<typeof rowsSchema>['observations']['edges'][number]['node'];

/** Rows that an answer looks at: enough for every year of an area, or most breakdowns. */
const ROWS_LOOKED_AT = 500;
const NEAREST_BREAKDOWNS = 3;

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].sort();
const areasOf = ({ areas }: FiguresQuestion): string =>
  areas.length === 1 ? describeArea(areas[0] ?? '') : `any of these ${areas.length} areas`;
const yearsOf = ({ from, to }: FiguresQuestion): string => (from === to ? `${from}` : `${from} to ${to}`);

/**
 * Why a question has no figure, in one sentence: the question is asked again with one condition fewer each time, until
 * there are rows, and the condition left out last is the one that nothing meets.
 */
export async function whyEmpty(evidence: Evidence, question: FiguresQuestion): Promise<string> {
  const dataset = question.measures[0]?.dataset ?? '';
  const { areas, from, to, breakdown, asOf } = question;
  const rows = async (filter: object, at: string | undefined): Promise<Row[]> => {
    const variables = { filter: { dataset, areas, ...filter }, asOf: at, first: ROWS_LOOKED_AT };
    const { observations } = await evidence.ask(rowsSchema, { query: ROWS, variables });
    return observations.edges.map(({ node }) => node);
  };
  const whichRows = breakdown === undefined ? { defaultBreakdown: true } : { breakdown };
  if ((await rows({ from, to, ...whichRows }, asOf)).length > 0) {
    return 'These rows were published without a figure for this measure: ask for another measure.';
  }
  const ofOtherYears = await rows(whichRows, asOf);
  if (ofOtherYears.length > 0) return noSuchYear(question, ofOtherYears);
  const ofOtherBreakdowns = await rows({}, asOf);
  if (ofOtherBreakdowns.length > 0) return noSuchBreakdown(question, ofOtherBreakdowns);
  if (asOf !== undefined && (await rows({}, undefined)).length > 0) {
    return `Nothing of ${areasOf(question)} in ${dataset} was recorded by ${asOf}: give a later --as-of, or leave it out.`;
  }
  return `There is no row of ${areasOf(question)} in ${dataset}: ask for another area or measure.`;
}

function noSuchYear(question: FiguresQuestion, held: readonly Row[]): string {
  const periods = orList(distinct(held.map(({ period }) => period.timePeriod)));
  return `There is no row of ${areasOf(question)} for ${yearsOf(question)}: ask for ${periods}.`;
}

function noSuchBreakdown({ breakdown }: FiguresQuestion, held: readonly Row[]): string {
  const known = distinct(held.map((row) => `${row.breakdown.topic}: ${row.breakdown.breakdown}`));
  if (breakdown === undefined) {
    return `There is no row for all here: choose one with --breakdown, as "${orList(known.slice(0, NEAREST_BREAKDOWNS))}".`;
  }
  return `There is no breakdown "${breakdown}" here: did you mean ${orList(nearest(breakdown, known, NEAREST_BREAKDOWNS))}?`;
}

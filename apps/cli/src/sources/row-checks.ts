import {
  ENGLAND_CODE,
  observationRecordedV1,
  type Producer,
  periodSchema,
  printedAreaSchema,
  REP_IDS,
  TIME_IDENTIFIERS,
} from '@rep/contracts';
import { REGIONS } from '@rep/domain';
import type { CandidateRow, ConvertedRow, Fault } from './source.ts';

type Place = Pick<CandidateRow, 'area' | 'period' | 'breakdown'>;

const producers = new Map<string, Producer>(
  REGIONS.map(({ code, name }) => [code, REP_IDS.find((id) => id === slugOf(name))]).flatMap(([code, id]) =>
    code && id ? [[code, id as Producer] as const] : [],
  ),
);
function slugOf(region: string): string {
  return region.toLowerCase().replaceAll(' ', '-');
}

/** Whose a row is: England's the national service's, every other the partnership's of the region printed on it. */
function producerOf(area: CandidateRow['area']): Producer | null {
  if (area['geographic_level'] === 'National') return 'national';
  return producers.get(area['region_code'] ?? '') ?? null;
}

const UNROUTABLE: Fault = {
  reason: 'unknown-area',
  detail: 'the row names no English region, and is not for England',
};

/** A row goes to whoever's it is, unless something is wrong with it. */
export function toConverted(row: CandidateRow, fault: Fault | null): ConvertedRow {
  const producer = producerOf(row.area);
  if (fault !== null || producer === null) return { producer, row: null, fault: fault ?? UNROUTABLE };
  return { producer, row, fault: null };
}

/** A row of another number of cells than its header says nothing, not even whose it is. */
export const wrongNumberOfCells = (cells: readonly string[], columns: number): ConvertedRow => {
  const detail = `${cells.length} cells under ${columns} columns`;
  return { producer: null, row: null, fault: { reason: 'wrong-number-of-cells', detail } };
};

const A_NAME = 'no name of 1 to 200 characters';
/** What each cell of a place is where it breaks its contract: a validator's words are for programmers. */
const IS_NOT: Readonly<Record<string, string>> = {
  geographic_level: 'none of National, Regional and Local authority',
  country_code: `not ${ENGLAND_CODE}`,
  region_code: 'not a code of an English region',
  region_name: A_NAME,
  new_la_code: 'not a GSS code of an English local authority',
  old_la_code: 'not a three-digit local authority code',
  la_name: A_NAME,
  time_period: 'neither a year nor a pair of years as in 202425',
  time_identifier: `none of ${TIME_IDENTIFIERS.join(', ')}`,
  topic: A_NAME,
  breakdown: A_NAME,
};
const LONGEST_QUOTATION = 40;

type Parsed = { success: boolean; error?: { issues: readonly { path: readonly PropertyKey[] }[] } };

function problemOf(parsed: Parsed, printed: Readonly<Record<string, string>>): string | null {
  if (parsed.success) return null;
  const field = String(parsed.error?.issues[0]?.path[0]);
  return `${field}: "${(printed[field] ?? '').slice(0, LONGEST_QUOTATION)}" is ${IS_NOT[field] ?? 'not what it must be'}`;
}

/** Checks where a row stands. A table names few places many times, so each is checked once. */
export function createPlaceCheck(): (place: Place) => Fault | null {
  const known = new Map<string, string | null>();
  const once = (kind: string, printed: Readonly<Record<string, string>>, parse: () => Parsed) => {
    const key = `${kind}\t${Object.values(printed).join('\t')}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = problemOf(parse(), printed);
    known.set(key, found);
    return found;
  };
  const { breakdown: breakdownSchema } = observationRecordedV1.shape;
  return ({ area, period, breakdown }) => {
    const ofArea = once('area', area, () => printedAreaSchema.safeParse(area));
    if (ofArea) return { reason: 'invalid-area', detail: ofArea };
    const ofPeriod = once('period', period, () => periodSchema.safeParse(period));
    if (ofPeriod) return { reason: 'invalid-period', detail: ofPeriod };
    const ofBreakdown = once('breakdown', breakdown, () => breakdownSchema.safeParse(breakdown));
    return ofBreakdown ? { reason: 'invalid-breakdown', detail: ofBreakdown } : null;
  };
}

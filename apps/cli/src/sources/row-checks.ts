import { type Producer, periodSchema, printedAreaSchema, REP_IDS } from '@rep/contracts';
import { REGIONS } from '@rep/domain';
import type { CandidateRow, Fault } from './source.ts';

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
export function producerOf(area: CandidateRow['area']): Producer | null {
  if (area['geographic_level'] === 'National') return 'national';
  return producers.get(area['region_code'] ?? '') ?? null;
}

const firstProblem = (parsed: { success: boolean; error?: { issues: readonly Issue[] } }): string | null => {
  const issue = parsed.error?.issues[0];
  return issue ? `${issue.path.join('.')}: ${issue.message}` : null;
};
type Issue = { path: readonly PropertyKey[]; message: string };

/** Checks where a row stands. A table names few places many times, so each is checked once. */
export function createPlaceCheck(): (place: Place) => Fault | null {
  const areas = new Map<string, string | null>();
  const periods = new Map<string, string | null>();
  const once = (seen: Map<string, string | null>, key: string, check: () => string | null): string | null => {
    const known = seen.get(key);
    if (known !== undefined) return known;
    const found = check();
    seen.set(key, found);
    return found;
  };
  return ({ area, period, breakdown }) => {
    const areaProblem = once(areas, Object.values(area).join('\t'), () =>
      firstProblem(printedAreaSchema.safeParse(area)),
    );
    if (areaProblem) return { reason: 'invalid-area', detail: areaProblem };
    const periodProblem = once(periods, `${period.time_identifier}\t${period.time_period}`, () =>
      firstProblem(periodSchema.safeParse(period)),
    );
    if (periodProblem) return { reason: 'invalid-period', detail: periodProblem };
    const named = breakdown.topic.length > 0 && breakdown.breakdown.length > 0;
    return named ? null : { reason: 'invalid-breakdown', detail: 'a breakdown or its topic is blank' };
  };
}

import { hash } from 'node:crypto';
import { printedAreaSchema } from '@rep/contracts';
import { canonicalAreaKey } from '@rep/domain';
import type { CandidateRow, Fault } from '../sources/source.ts';

/** Tells apart the some ten thousand rows of a file, in few bytes for each. */
const shortDigest = (parts: unknown): string =>
  hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 16);

/** One authority under any of its names; what is no authority's stays as printed, for the consumer to judge. */
function areaKeyOf(printed: CandidateRow['area']): unknown {
  const area = printedAreaSchema.parse(printed);
  const key = canonicalAreaKey(area);
  return key === printed['old_la_code'] ? printed : key;
}

/**
 * Finds rows of one file that say something else of an area, period and breakdown than a row above them did: which of
 * the two is meant nobody can tell, so the later must not silently replace the earlier. It takes rows without a fault.
 */
export function createRepetitionCheck(): (row: CandidateRow) => Fault | null {
  const seen = new Map<string, string>();
  return ({ dataset, area, period, breakdown, measures }) => {
    const place = [areaKeyOf(area), period.time_period, breakdown.topic, breakdown.breakdown];
    const key = shortDigest([dataset, period.time_identifier, ...place]);
    const figures = shortDigest(measures);
    const before = seen.get(key);
    if (before === undefined) seen.set(key, figures);
    if (before === undefined || before === figures) return null;
    const code = area['new_la_code'] ?? area['old_la_code'] ?? area['region_code'] ?? area['country_code'];
    const detail = `a row above gives other figures for ${code} in ${period.time_period}, ${breakdown.topic}: ${breakdown.breakdown}`;
    return { reason: 'row-repeated-with-other-figures', detail };
  };
}

import type { RepId } from '@rep/contracts';
import type { GateDecision } from '@rep/domain';
import { findMeasure, PUBLISHED_MEASURES } from '@rep/domain';
import { readMeasure } from '../measures/read-measure.ts';
import { readPartnership } from '../partnerships/read-partnerships.ts';
import type { Evidence } from '../services/evidence.ts';

type Snapshot = NonNullable<GateDecision['snapshot']>;

export const MEASURE_OPTIONS = PUBLISHED_MEASURES.map(({ id, label, grouping }) => ({
  value: id,
  text: `${grouping}: ${label}`,
}));

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/**
 * The newest published figure of a measure for each area of the partnership, its region and England, as evidence holds
 * it now: which question was asked, as of when, and what was answered. An area without a figure is told as that.
 */
export async function snapshotOf(evidence: Evidence, repId: RepId, measureId: string): Promise<Snapshot> {
  const measure = findMeasure(measureId);
  const partnership = await readPartnership(evidence, repId);
  const { lines, periods, asOf } = await readMeasure(evidence, measure, partnership);
  const newest = periods.at(-1);
  const query = `observations(dataset: "${measure.dataset}", measure: "${measure.name}", partnership: "${repId}", default breakdown, period: ${newest ?? 'none'})`;
  return {
    ...{ query, asOf: asOf.at },
    values: lines.map(({ name, values }) => ({
      name: slug(`${name} ${newest ?? ''}`),
      value: newest === undefined ? null : (values.get(newest) ?? null),
    })),
  };
}

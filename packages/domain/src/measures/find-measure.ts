import { ANNUAL_REVIEW_MEASURES } from './annual-reviews.ts';
import { ASSESSMENTS_MEASURES } from './assessments.ts';
import { humaniseMeasure } from './humanise-measure.ts';
import { PLACEMENT_MEASURES } from './placements.ts';
import { PRIMARY_NEED_MEASURES } from './primary-needs.ts';
import type { PublishedMeasure } from './published-measure.ts';
import { REQUESTS_MEASURES } from './requests.ts';
import { TIMELINESS_MEASURES } from './timeliness.ts';
import { TRIBUNAL_MEASURES } from './tribunal.ts';

/** Measures whose label and unit are known. A release may hold more: those are called by their column's name. */
export const PUBLISHED_MEASURES: readonly PublishedMeasure[] = [
  ...TIMELINESS_MEASURES,
  ...REQUESTS_MEASURES,
  ...ASSESSMENTS_MEASURES,
  ...PLACEMENT_MEASURES,
  ...PRIMARY_NEED_MEASURES,
  ...ANNUAL_REVIEW_MEASURES,
  ...TRIBUNAL_MEASURES,
];

const byId = new Map(PUBLISHED_MEASURES.map((measure) => [measure.id, measure]));

/** Only what calls itself a percentage is one where a column is not in the table: a rate may be per anything. */
const isPercentage = (name: string): boolean => /^pc_|_pc$|_percent$/.test(name);

/** A measure by its id, `<dataset>.<name>`; one that is not in the table is called by the name of its column. */
export function findMeasure(id: string): PublishedMeasure {
  const known = byId.get(id);
  if (known) return known;
  const [dataset = id, name = id] = id.split('.');
  const percent = isPercentage(name);
  return {
    id,
    dataset,
    name,
    label: humaniseMeasure(name),
    grouping: humaniseMeasure(dataset),
    unit: percent ? '%' : '',
    decimalPlaces: percent ? 1 : 0,
  };
}

import type { PlanSection } from '@rep/domain';
import { formatDay } from '../http/format.ts';

const placesWords = (places: number | null): string =>
  places === null ? 'places not known' : `${places} places`;

/** A section as lines that people read: a text as it is, a row of a table as one line. */
export function sectionLines(section: PlanSection | null): readonly string[] {
  if (!section) return ['Not written'];
  if (section.kind === 'text') return [section.text];
  if (section.kind === 'commissioning') {
    return section.rows.map(({ need, intention, by }) => `${need}: ${intention} By ${formatDay(by)}.`);
  }
  return section.rows.map(({ provision, provider, places, note }) =>
    [provision, provider, placesWords(places), ...(note === null ? [] : [note])].join('; '),
  );
}

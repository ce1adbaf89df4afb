import type { LawChange } from '@rep/domain';
import { areaName } from '../forms/words-of-values.ts';
import { formatDay } from '../http/format.ts';
import type { Section } from '../reading/sections.ts';

/** Whether a change counts yet, and why not. */
export const standingOf = ({ confirmedBy, commencesOn, expiresOn }: LawChange, today: string) => {
  if (confirmedBy === null) return { text: 'Waits for a second person', tag: 'yellow' };
  if (today < commencesOn) return { text: 'Confirmed, not in force yet', tag: 'light-blue' };
  if (expiresOn !== null && today >= expiresOn) return { text: 'Expired', tag: 'grey' };
  return { text: 'In force', tag: 'green' };
};

const areasWords = ({ areas }: LawChange): readonly string[] =>
  areas === 'england' ? ['All of England'] : areas.map(areaName);

/** A change of the law as it was written down. */
export const lawSection = (law: LawChange, today: string): Section => ({
  summary: [
    ['Standing', standingOf(law, today)],
    [
      'What it makes possible',
      'Mediation that is required of families, in its areas and while it is in force',
    ],
    ['Enactment', law.enactment],
    ['Citation', law.citation],
    ['Commences on', formatDay(law.commencesOn)],
    ['Expires on', law.expiresOn ? formatDay(law.expiresOn) : 'No end'],
    ['Areas', areasWords(law)],
    ['Recorded by', 'A person of DfE policy'],
    ['Confirmed by', law.confirmedBy ? 'A second person of DfE policy' : 'Nobody yet'],
  ],
});

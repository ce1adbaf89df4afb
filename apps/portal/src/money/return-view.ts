import type { GrantReturn, ReturnAmounts } from '@rep/domain';
import { areaName } from '../forms/words-of-values.ts';
import { formatDay } from '../http/format.ts';
import type { Cell, Section, Words } from '../reading/sections.ts';
import { pounds } from './amounts.ts';
import { type FoundMoney, pilotTitle } from './read-money.ts';
import { returnTag } from './return-words.ts';

const strong = (text: string): Words => ({ text, strong: true });
const amounts = (of: ReturnAmounts) =>
  [of.apportionedPence, of.spentBeforePence, of.spentInPeriodPence, of.unspentPence].map(pounds);

/** Each pilot's areas with the pilot's sum under them, and the sum of all: every line is what the lines above make. */
function rowsOf(
  found: FoundMoney,
  { pilots, lines, ...whole }: GrantReturn['figures'],
): readonly (readonly Cell[])[] {
  const parts = pilots.flatMap((pilot) => {
    const title = pilotTitle(found, pilot.pilotId);
    const areas = lines.filter(({ pilotId }) => pilotId === pilot.pilotId);
    return [
      ...areas.map((line): readonly Cell[] => [title, areaName(line.laCode), ...amounts(line)]),
      [strong(title), strong('All areas'), ...amounts(pilot).map(strong)],
    ];
  });
  const shared = { ...whole, unspentPence: whole.unspentPence - whole.unapportionedPence };
  return [...parts, [strong('All pilots'), '', ...amounts(shared).map(strong)]];
}

const who = (account: string | null, day: string | null): string =>
  account === null || day === null ? 'Not yet' : `${account}, on ${formatDay(day)}`;

/** A grant return as people read it: where it stands, the whole, and each pilot's areas. */
export function returnSections(found: FoundMoney, held: GrantReturn): readonly Section[] {
  const { figures, state, draftedBy, signedBy, signedOn, submittedOn } = held;
  return [
    {
      summary: [
        ['State', returnTag(state)],
        ['Drawn up by', draftedBy],
        ['Signed', who(signedBy, signedOn)],
        ['Sent to DfE', submittedOn ? `On ${formatDay(submittedOn)}` : 'Not yet'],
      ],
    },
    {
      title: 'The whole grant',
      summary: [
        ['Awarded', pounds(figures.grantedPence)],
        ['Paid by DfE', pounds(figures.paidPence)],
        ['Shared out to pilots', pounds(figures.apportionedPence)],
        ['Not shared out', pounds(figures.unapportionedPence)],
        ['Spent before these days', pounds(figures.spentBeforePence)],
        ['Spent in these days', pounds(figures.spentInPeriodPence)],
        ['Left: awarded less spent', pounds(figures.unspentPence)],
      ],
    },
    {
      title: 'By pilot and authority',
      table: {
        caption: 'Shares and spend',
        heads: ['Pilot', 'Authority', 'Share', 'Spent before', 'Spent in these days', 'Left'],
        rows: figures.lines.length > 0 ? rowsOf(found, figures) : [],
      },
      empty: 'Nothing of this grant was shared out when the return was drawn up.',
    },
  ];
}

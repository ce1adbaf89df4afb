import { type GrantReturn, returnIdOf } from '@rep/domain';
import { formatDay } from '../http/format.ts';
import type { Section, Words } from '../reading/sections.ts';
import { pounds } from './amounts.ts';
import type { FoundMoney } from './read-money.ts';

const TAGS: Readonly<Record<GrantReturn['state'], Words>> = {
  drafted: { text: 'Drafted', tag: 'grey' },
  signed: { text: 'Signed', tag: 'blue' },
  submitted: { text: 'Sent to DfE', tag: 'green' },
  withdrawn: { text: 'Withdrawn', tag: 'red' },
};
export const returnTag = (state: GrantReturn['state']): Words => TAGS[state];

/** The last day is inside: people read “to 30 June”, records hold the first day after. */
export const periodWords = ({ from, to }: Pick<GrantReturn, 'from' | 'to'>): string =>
  `${formatDay(from)} until before ${formatDay(to)}`;

export function returnsSection(
  { href }: FoundMoney,
  returns: readonly { readonly content: GrantReturn }[],
): Section {
  return {
    title: 'Grant returns',
    table: {
      caption: 'Returns to DfE',
      heads: ['Days', 'Grant', 'State', 'Spent in these days', 'Left of the grant'],
      rows: returns
        .map(({ content }) => content)
        .toSorted((a, b) => (a.from < b.from ? 1 : -1))
        .map((each) => [
          { text: periodWords(each), href: `${href}/returns/${returnIdOf(each)}` },
          ...[each.grantId, returnTag(each.state)],
          ...[each.figures.spentInPeriodPence, each.figures.unspentPence].map(pounds),
        ]),
    },
    empty: 'There is none yet. The financial lead draws one up from what is recorded.',
  };
}

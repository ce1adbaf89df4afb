import { leadOn, type Money, type ReturnFigures, returnFigures } from '@rep/domain';
import { areaName } from '../forms/words-of-values.ts';
import { formatDay } from '../http/format.ts';
import type { Section, Words } from '../reading/sections.ts';
import { pounds } from './amounts.ts';
import { overBudgetWords } from './over-budget-words.ts';
import { type FoundMoney, pilotTitle, seesAll } from './read-money.ts';
import { returnsSection } from './return-words.ts';

type Grant = Money['grants'][number];
type Line = ReturnFigures['lines'][number];
const signed = (by: { readonly on: string } | null): string =>
  by ? `Signed on ${formatDay(by.on)}` : 'Not signed yet';

function memoranda({ memoranda: all }: Money): Section {
  return {
    title: 'Memorandum with DfE',
    intro: ['A memorandum holds when both sides have signed it. Nobody signs their own draft.'],
    table: {
      caption: 'Versions, the newest first',
      heads: ['Version', 'Partnership', 'DfE', 'Fingerprint (SHA-256)'],
      rows: all
        .toReversed()
        .map(({ version, title, signedByPartnership, signedByDfe, documentSha256 }) => [
          `${version}: ${title}`,
          ...[signed(signedByPartnership), signed(signedByDfe), `${documentSha256.slice(0, 12)}…`],
        ]),
    },
    empty: 'There is none yet. Draft it: no grant is awarded before both sides have signed.',
  };
}

function financialLead({ money, viewer }: FoundMoney): Section {
  const now = leadOn(money, viewer.today);
  const facts = now && [
    ['Authority', areaName(now.laCode)] as const,
    ['Financial lead', now.account] as const,
    ['Second person, who signs returns', now.secondAccount] as const,
    ['Since', formatDay(now.from)] as const,
  ];
  return {
    title: 'Financial lead',
    ...(facts && { summary: facts }),
    empty: 'Nobody is named. An approver of a lead authority names the financial lead and a second person.',
  };
}

const figuresOf = ({ money, spends }: FoundMoney, grant: Grant): ReturnFigures | undefined =>
  returnFigures(
    money,
    spends.map(({ content }) => content),
    { grantId: grant.id, from: grant.from, to: grant.to },
  );

const strong = (text: string): Words => ({ text, strong: true });
const linkTo = ({ href }: FoundMoney, { pilotId, laCode }: Line): Words => ({
  ...{ href: `${href}/spend/${pilotId}/${laCode}`, text: areaName(laCode) },
});
const amounts = (of: { apportionedPence: number; spentInPeriodPence: number; unspentPence: number }) =>
  [of.apportionedPence, of.spentInPeriodPence, of.unspentPence].map(pounds);

/** Each pilot's areas, and under them the sum of all; for a member authority its own rows alone. */
function shareRows(found: FoundMoney, figures: ReturnFigures) {
  const own = found.viewer.account.laCode;
  const lines = figures.lines.filter(({ laCode }) => seesAll(found) || laCode === own);
  const rows = lines.map((line) => [pilotTitle(found, line.pilotId), linkTo(found, line), ...amounts(line)]);
  if (!seesAll(found) || rows.length === 0) return rows;
  const total = {
    ...figures,
    unspentPence: figures.unspentPence - figures.unapportionedPence,
  };
  const sums = figures.pilots.map((pilot) => [
    ...[strong(`${pilotTitle(found, pilot.pilotId)}, all areas`), ''],
    ...amounts(pilot).map(strong),
  ]);
  return [...rows, ...sums, [strong('All pilots'), '', ...amounts(total).map(strong)]];
}

function grantSections(found: FoundMoney, grant: Grant): readonly Section[] {
  const figures = figuresOf(found, grant);
  if (!figures) return [];
  const { grantedPence, paidPence, apportionedPence, unapportionedPence, spentInPeriodPence } = figures;
  const rows = [
    ['Runs', `${formatDay(grant.from)} until before ${formatDay(grant.to)}`] as const,
    ['Awarded', pounds(grantedPence)] as const,
    [
      'Paid by DfE so far',
      `${pounds(paidPence)} in ${grant.payments.length} ${grant.payments.length === 1 ? 'payment' : 'payments'}`,
    ] as const,
    [
      'Shared out to pilots',
      `${pounds(apportionedPence)}; ${pounds(unapportionedPence)} is not shared out`,
    ] as const,
    ...(seesAll(found)
      ? [['Spent', `${pounds(spentInPeriodPence)}; ${pounds(figures.unspentPence)} is left`] as const]
      : []),
  ];
  return [
    { title: `Grant ${grant.id}`, summary: rows },
    {
      intro: seesAll(found) ? [] : ['You see the shares and the spend of your own authority.'],
      table: {
        caption: `Shares and spend of grant ${grant.id}`,
        heads: ['Pilot', 'Authority', 'Share', 'Spent', 'Left'],
        rows: shareRows(found, figures),
      },
      empty: 'Nothing is shared out yet. The financial lead gives each area of a pilot its share.',
    },
  ];
}

/** What is over budget, for all that the visitor sees. */
export const moneyWarnings = (found: FoundMoney): readonly string[] =>
  seesAll(found)
    ? found.money.grants.flatMap((grant) => {
        const figures = figuresOf(found, grant);
        return figures ? overBudgetWords(found, grant.id, figures) : [];
      })
    : [];

export function moneySections(found: FoundMoney): readonly Section[] {
  const { money } = found;
  const grants = money.grants.toReversed().flatMap((grant) => grantSections(found, grant));
  const none: Section = { title: 'Grants', empty: 'DfE has awarded no grant yet.' };
  const returns = found.returns ? [returnsSection(found, found.returns)] : [];
  return [...(grants.length > 0 ? grants : [none]), ...returns, financialLead(found), memoranda(money)];
}

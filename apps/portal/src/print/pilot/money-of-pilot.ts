import { inPounds, type Spend, standingEntries } from '@rep/domain';
import { areaName } from '../../forms/words-of-values.ts';
import { type Block, heading, orElse, table } from '../printed-document.ts';
import type { PilotMoney } from './read-money.ts';

const pounds = (pence: number): string => `£${inPounds(pence)}`;
const spentOf = (spend: readonly Spend[], grantId: string, laCode: string): number =>
  spend
    .filter((each) => each.laCode === laCode)
    .flatMap(standingEntries)
    .filter((entry) => entry.grantId === grantId)
    .reduce((sum, { pence }) => sum + pence, 0);

/** What was shared out for the pilot and what of it was spent. Nothing for a reader who may not see money. */
export function moneyOfPilot(money: PilotMoney | null): readonly Block[] {
  if (!money) return [];
  const { apportionments, spend } = money;
  const rows = apportionments.map(({ grantId, laCode, pence }) => [
    areaName(laCode),
    grantId,
    pounds(pence),
    spend.some((each) => each.laCode === laCode)
      ? pounds(spentOf(spend, grantId, laCode))
      : 'Not shown, or none yet',
  ]);
  return [
    heading('Money'),
    orElse(
      rows,
      () =>
        table(
          'Shares of the grants and what of them was spent',
          ['Authority', 'Grant', 'Share', 'Spent'],
          rows,
        ),
      'No share of a grant is set aside for this pilot.',
    ),
  ];
}

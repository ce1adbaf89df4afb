import { expect, test } from 'vitest';
import { overBudget } from './over-budget.ts';
import { recordSpend } from './record-spend.ts';
import { returnFigures } from './return-figures.ts';
import { as, CAMDEN, CARL, entry, noSpend, PILOT_ID, shared } from './test-money.ts';

const year = { grantId: '2026-27', from: '2026-04-01', to: '2027-04-01' };
const figuresWith = (pence: number) => {
  const spend = recordSpend(noSpend(CAMDEN), entry('a', pence), { ...as(CARL), money: shared }).content;
  const figures = returnFigures(shared, [spend], year);
  if (!figures) throw new Error('the grant is there');
  return overBudget(figures);
};

test('what is spent to the last penny is not over budget', () => {
  expect(figuresWith(30_000)).toEqual([]);
});

test('an authority that passes its share is named with its budget and by how much', () => {
  expect(figuresWith(30_001)).toEqual([
    { pilotId: PILOT_ID, laCode: CAMDEN, budgetPence: 30_000, byPence: 1 },
  ]);
});

test('a pilot and the grant that are passed are named too, the grant first', () => {
  expect(figuresWith(100_500).map(({ pilotId, laCode, byPence }) => [pilotId, laCode, byPence])).toEqual([
    [null, null, 500],
    [PILOT_ID, null, 10_500],
    [PILOT_ID, CAMDEN, 70_500],
  ]);
});

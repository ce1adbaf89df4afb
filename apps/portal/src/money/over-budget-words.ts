import { type OverBudget, overBudget, type ReturnFigures } from '@rep/domain';
import { areaName } from '../forms/words-of-values.ts';
import { pounds } from './amounts.ts';
import { type FoundMoney, pilotTitle } from './read-money.ts';

const sentenceOf =
  (found: Pick<FoundMoney, 'pilots'>, grantId: string) =>
  ({ pilotId, laCode, budgetPence, byPence }: OverBudget): string => {
    const spent = pounds(budgetPence + byPence);
    const what = `${pounds(byPence)} over budget: ${spent} is spent of ${pounds(budgetPence)}`;
    if (pilotId === null) return `The grant ${grantId} is ${what}.`;
    const pilot = `“${pilotTitle(found, pilotId)}”`;
    return laCode === null
      ? `The pilot ${pilot} is ${what}.`
      : `${areaName(laCode)} is, on ${pilot}, ${what}.`;
  };

/** What is over budget, in words: a figure below zero alone is easily overlooked. */
export const overBudgetWords = (
  found: Pick<FoundMoney, 'pilots'>,
  grantId: string,
  figures: ReturnFigures,
): readonly string[] => overBudget(figures).map(sentenceOf(found, grantId));

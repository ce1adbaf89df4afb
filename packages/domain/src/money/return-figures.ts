import { newLaCodeSchema } from '@rep/contracts';
import { z } from 'zod';
import type { Money } from './money.ts';
import { penceSchema, sumPence } from './pence.ts';
import { type Spend, type SpendEntry, standingEntries } from './spend.ts';

/** What is left may be below zero: who spent more than the share or the grant is shown so. */
const balanceSchema = z.int();
const amounts = {
  apportionedPence: penceSchema,
  spentBeforePence: penceSchema,
  spentInPeriodPence: penceSchema,
  unspentPence: balanceSchema,
};
const lineSchema = z.strictObject({ pilotId: z.uuid(), laCode: newLaCodeSchema, ...amounts });
const pilotSchema = z.strictObject({ pilotId: z.uuid(), ...amounts });
export const returnFiguresSchema = z.strictObject({
  grantedPence: penceSchema,
  paidPence: penceSchema,
  unapportionedPence: balanceSchema,
  /** Of the whole grant: `unspentPence` is granted less spent. */
  ...amounts,
  pilots: z.array(pilotSchema).max(2_000),
  /** Each pilot's areas. */
  lines: z.array(lineSchema).max(2_000),
});
export type ReturnFigures = z.infer<typeof returnFiguresSchema>;
export type ReturnAmounts = Pick<ReturnFigures, keyof typeof amounts>;

/** Which grant, and the days of the return: `to` is the first that it no longer covers. */
export type ReturnPeriod = { readonly grantId: string; readonly from: string; readonly to: string };

const spentOf = (entries: readonly SpendEntry[], { from, to }: ReturnPeriod) => ({
  spentBeforePence: sumPence(
    entries.filter(({ on }) => on < from),
    ({ pence }) => pence,
  ),
  spentInPeriodPence: sumPence(
    entries.filter(({ on }) => from <= on && on < to),
    ({ pence }) => pence,
  ),
});

function linesOf(money: Money, spends: readonly Spend[], period: ReturnPeriod): ReturnFigures['lines'] {
  return money.apportionments
    .filter(({ grantId }) => grantId === period.grantId)
    .map(({ pilotId, laCode, pence: apportionedPence }) => {
      const entries = spends
        .filter((spend) => spend.pilotId === pilotId && spend.laCode === laCode)
        .flatMap(standingEntries)
        .filter(({ grantId }) => grantId === period.grantId);
      const spent = spentOf(entries, period);
      const unspentPence = apportionedPence - spent.spentBeforePence - spent.spentInPeriodPence;
      return { pilotId, laCode, apportionedPence, ...spent, unspentPence };
    })
    .sort((a, b) => (a.pilotId + a.laCode < b.pilotId + b.laCode ? -1 : 1));
}

const added = (lines: readonly ReturnAmounts[]): ReturnAmounts => ({
  apportionedPence: sumPence(lines, (line) => line.apportionedPence),
  spentBeforePence: sumPence(lines, (line) => line.spentBeforePence),
  spentInPeriodPence: sumPence(lines, (line) => line.spentInPeriodPence),
  unspentPence: sumPence(lines, (line) => line.unspentPence),
});

/**
 * What a return says, reckoned from what is recorded; undefined when there is no such grant. Nothing is spent without a
 * share, so the lines hold all that was spent.
 */
export function returnFigures(
  money: Money,
  spends: readonly Spend[],
  period: ReturnPeriod,
): ReturnFigures | undefined {
  const grant = money.grants.find(({ id }) => id === period.grantId);
  if (!grant) return undefined;
  const lines = linesOf(money, spends, period);
  const pilots = Map.groupBy(lines, ({ pilotId }) => pilotId);
  const total = added(lines);
  const unapportionedPence = grant.pence - total.apportionedPence;
  return {
    grantedPence: grant.pence,
    paidPence: sumPence(grant.payments, ({ pence }) => pence),
    unapportionedPence,
    ...total,
    unspentPence: unapportionedPence + total.unspentPence,
    pilots: [...pilots].map(([pilotId, areas]) => ({ pilotId, ...added(areas) })),
    lines,
  };
}

/** Whether every sum of a return is what its parts make. */
export function balances(figures: ReturnFigures): boolean {
  const { grantedPence, apportionedPence, unapportionedPence, spentBeforePence, spentInPeriodPence } =
    figures;
  const same = (a: ReturnAmounts, b: ReturnAmounts): boolean =>
    a.apportionedPence === b.apportionedPence &&
    a.spentBeforePence === b.spentBeforePence &&
    a.spentInPeriodPence === b.spentInPeriodPence &&
    a.unspentPence === b.unspentPence;
  const whole = { ...figures, unspentPence: figures.unspentPence - unapportionedPence };
  return (
    apportionedPence + unapportionedPence === grantedPence &&
    grantedPence - spentBeforePence - spentInPeriodPence === figures.unspentPence &&
    same(added(figures.lines), whole) &&
    same(added(figures.pilots), whole)
  );
}

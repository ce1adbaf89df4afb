import { AUTHORITIES } from '../areas/authorities.ts';
import type { GrantReturn } from './grant-return.ts';
import { inPounds } from './pence.ts';
import type { ReturnAmounts } from './return-figures.ts';

/** Columns of a grant return as CSV. Amounts are pounds with two decimals; `z` is not applicable (DfE's symbol). */
export const RETURN_COLUMNS = [
  'partnership',
  'grant',
  'period_from',
  'period_to',
  'level',
  'pilot_id',
  'new_la_code',
  'la_name',
  'granted_gbp',
  'paid_gbp',
  'unapportioned_gbp',
  'apportioned_gbp',
  'spent_before_gbp',
  'spent_in_period_gbp',
  'unspent_gbp',
] as const;
export type ReturnRow = Readonly<Record<(typeof RETURN_COLUMNS)[number], string>>;

const NOT_APPLICABLE = 'z';
const nameOf = (laCode: string): string =>
  AUTHORITIES.find(({ code }) => code === laCode)?.name ?? NOT_APPLICABLE;
const amountsOf = (of: ReturnAmounts) => ({
  apportioned_gbp: inPounds(of.apportionedPence),
  spent_before_gbp: inPounds(of.spentBeforePence),
  spent_in_period_gbp: inPounds(of.spentInPeriodPence),
  unspent_gbp: inPounds(of.unspentPence),
});

/** The rows of a return: the partnership, each pilot, each area of each pilot. Nothing in them was typed by anybody. */
export function returnRows({ repId, grantId, from, to, figures }: GrantReturn): readonly ReturnRow[] {
  const common = {
    ...{ partnership: repId, grant: grantId, period_from: from, period_to: to },
    ...{ pilot_id: NOT_APPLICABLE, new_la_code: NOT_APPLICABLE, la_name: NOT_APPLICABLE },
    ...{ granted_gbp: NOT_APPLICABLE, paid_gbp: NOT_APPLICABLE, unapportioned_gbp: NOT_APPLICABLE },
  };
  const whole = {
    granted_gbp: inPounds(figures.grantedPence),
    paid_gbp: inPounds(figures.paidPence),
    unapportioned_gbp: inPounds(figures.unapportionedPence),
  };
  return [
    { ...common, level: 'partnership', ...whole, ...amountsOf(figures) },
    ...figures.pilots.map((pilot) => ({
      ...{ ...common, level: 'pilot', pilot_id: pilot.pilotId, ...amountsOf(pilot) },
    })),
    ...figures.lines.map((line) => ({
      ...{ ...common, level: 'area', pilot_id: line.pilotId, new_la_code: line.laCode },
      ...{ la_name: nameOf(line.laCode), ...amountsOf(line) },
    })),
  ];
}

import type { ReturnFigures } from './return-figures.ts';

/** Where more was spent than there was to spend: on the grant, on a pilot, or by an authority on a pilot. */
export type OverBudget = {
  readonly pilotId: string | null;
  readonly laCode: string | null;
  readonly budgetPence: number;
  readonly byPence: number;
};

/** Every budget that is passed, the grant first. Spend above a share is recorded all the same, so it is said. */
export function overBudget({
  grantedPence,
  unspentPence,
  pilots,
  lines,
}: ReturnFigures): readonly OverBudget[] {
  const whole = { pilotId: null, laCode: null, budgetPence: grantedPence, unspentPence };
  const ofPilots = pilots.map((pilot) => ({ ...pilot, laCode: null, budgetPence: pilot.apportionedPence }));
  const ofAreas = lines.map((line) => ({ ...line, budgetPence: line.apportionedPence }));
  return [whole, ...ofPilots, ...ofAreas]
    .filter((each) => each.unspentPence < 0)
    .map(({ pilotId, laCode, budgetPence, unspentPence: left }) => ({
      pilotId,
      laCode,
      budgetPence,
      byPence: -left,
    }));
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StepRefused } from '../gates/step-refused.ts';
import { correctSpend, recordSpend } from './record-spend.ts';
import { balances, returnFigures } from './return-figures.ts';
import type { Spend } from './spend.ts';
import { as, BARNET, BEN, CAMDEN, CARL, entry, noSpend, share, shared } from './test-money.ts';

const pence = fc.integer({ min: 0, max: 120_000 });
const day = fc.constantFrom(
  '2026-04-01',
  '2026-06-30',
  '2026-07-01',
  '2026-09-30',
  '2026-10-01',
  '2026-11-23',
);
const call = fc.oneof(
  fc.record({ kind: fc.constant('share' as const), barnet: fc.boolean(), pence }),
  fc.record({ kind: fc.constant('spend' as const), barnet: fc.boolean(), pence, day }),
  fc.record({ kind: fc.constant('correct' as const), barnet: fc.boolean(), pence, day, which: fc.nat(20) }),
);
type Call = typeof call extends fc.Arbitrary<infer T> ? T : never;
type World = { money: typeof shared; spends: Record<string, Spend>; made: number };

function take(world: World, call: Call): World {
  const [laCode, person] = call.barnet ? [BARNET, BEN] : [CAMDEN, CARL];
  const made = world.made + 1;
  if (call.kind === 'share') return { ...world, made, money: share(world.money, laCode, call.pence) };
  const ledger = world.spends[laCode] ?? noSpend(laCode);
  const taking = { ...as(person), money: world.money };
  const input = entry(`e${made}`, call.pence, call.day);
  const change =
    call.kind === 'spend'
      ? recordSpend(ledger, input, taking)
      : correctSpend(ledger, { ...input, supersedes: `e${call.which}`, reason: 'Wrong.' }, taking);
  return { ...world, made, spends: { ...world.spends, [laCode]: change.content } };
}

test('whatever is recorded, a return balances, shares never pass the grant, and no entry is ever changed', () => {
  let recorded = 0;
  fc.assert(
    fc.property(fc.array(call, { maxLength: 25 }), (calls) => {
      let world: World = { money: shared, spends: {}, made: 0 };
      for (const each of calls) {
        const before = world;
        try {
          world = take(world, each);
        } catch (error) {
          if (!(error instanceof StepRefused)) throw error;
        }
        for (const [laCode, { entries }] of Object.entries(before.spends))
          expect(world.spends[laCode]?.entries.slice(0, entries.length)).toEqual(entries);
      }
      const period = { grantId: '2026-27', from: '2026-07-01', to: '2026-10-01' };
      const spends = Object.values(world.spends);
      const figures = returnFigures(world.money, spends, period);
      if (!figures) throw new Error('the grant is there');
      expect(balances(figures)).toBe(true);
      expect(figures.apportionedPence).toBeLessThanOrEqual(figures.grantedPence);
      recorded += spends.length;
    }),
    { numRuns: 300 },
  );
  expect(recorded).toBeGreaterThan(100);
});

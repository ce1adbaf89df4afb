import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StepRefused } from '../gates/step-refused.ts';
import { addDays, londonDay } from '../records/london-day.ts';
import type { LadderPosition } from './ladder-position.ts';
import { type LadderTaking, moveArea, proposeMove, represent, withdrawMove } from './move-area.ts';
import { AMIRA, as, BEN, CAMDEN, CARL, decision, off, PIA, person, RITA, to } from './test-ladder.ts';

const RUNGS = [null, 'monitoring', 'support', 'notice', 'restriction'] as const;
const people = [
  RITA,
  RITA,
  RITA,
  RITA,
  RITA,
  RITA,
  CARL,
  CARL,
  { ...RITA, repId: 'south-east' as const },
  CARL,
  BEN,
  AMIRA,
  PIA,
];
const others = [
  person('eve', 'evaluator'),
  person('carl', 'lead-authority'),
  person('ida', 'member-authority', CAMDEN),
];
const CALLS = {
  propose: (position: LadderPosition, taking: LadderTaking, rung: (typeof RUNGS)[number]) => {
    const condition = rung === null ? `${position.rung}-out-finance` : `${rung}-in-finance`;
    const representationsBy = addDays(londonDay(taking.now), 14);
    return proposeMove(position, { ...to(rung, condition), representationsBy }, taking);
  },
  represent: (position: LadderPosition, taking: LadderTaking) => represent(position, { text: 'No.' }, taking),
  move: (position: LadderPosition, taking: LadderTaking) => moveArea(position, decision, taking),
  withdraw: (position: LadderPosition, taking: LadderTaking) => withdrawMove(position, taking),
};
const call = fc.record({
  what: fc.constantFrom(...(['propose', 'represent', 'move', 'move', 'withdraw'] as const)),
  by: fc.constantFrom(...people, ...others),
  rung: fc.constantFrom(...RUNGS),
  days: fc.constantFrom(0, 0, 1, 14, 15),
});

test('whoever calls what and when: an area moves only by its Regions Group, heard or late, and keeps every move', () => {
  let moved = 0;
  fc.assert(
    fc.property(fc.array(call, { minLength: 15, maxLength: 30 }), (calls) => {
      let position = off;
      let day = '2026-11-23';
      for (const { what, by, rung, days } of calls) {
        day = addDays(day, days);
        const before = position;
        try {
          position = CALLS[what](before, as(by, day), rung).content;
        } catch (error) {
          if (!(error instanceof StepRefused)) throw error;
        }
        expect(position.moves.slice(0, before.moves.length)).toEqual(before.moves);
        expect(position.laCode).toBe(CAMDEN);
        if (position.rung === before.rung) continue;
        moved += 1;
        const move = position.moves.at(-1);
        expect([what, by]).toEqual(['move', RITA]);
        expect(move?.facts.length).toBeGreaterThan(0);
        expect(move?.representations.length !== 0 || (move?.proposal.representationsBy ?? '') < day).toBe(
          true,
        );
      }
    }),
    { numRuns: 500 },
  );
  expect(moved).toBeGreaterThan(20);
});

import { expect, test } from 'vitest';
import { DEFAULT_LADDER } from './default-ladder.data.ts';
import { LADDER, ladderSchema, setLadder } from './ladder.ts';
import { LADDER_NOTE, LADDER_POSITION, ladderPositionSchema } from './ladder-position.ts';
import { moveArea, proposeMove, represent, withdrawMove } from './move-area.ts';
import * as at from './test-ladder.ts';
import {
  as,
  BEN,
  CARL,
  codes,
  decision,
  heard,
  intoMonitoring,
  monitored,
  off,
  PIA,
  proposed,
  RITA,
  to,
} from './test-ladder.ts';

test('the ladder has monitoring, support, notice and restriction until DfE policy sets another', () => {
  expect(ladderSchema.parse(DEFAULT_LADDER).rungs.map(({ id }) => id)).toEqual([
    ...['monitoring', 'support', 'notice', 'restriction'],
  ]);
  expect(setLadder(DEFAULT_LADDER, { ...as(PIA), standingOn: ['support'] }).content).toEqual(DEFAULT_LADDER);
  expect(LADDER.publicPart(DEFAULT_LADDER)).toEqual(DEFAULT_LADDER);
  expect(codes(() => setLadder(DEFAULT_LADDER, { ...as(RITA), standingOn: ['warning'] }))).toEqual([
    ...['role-not-permitted', 'rung-in-use'],
  ]);
});

test('every rung has conditions on outcomes and on finance for both ways, each under its own id', () => {
  const [first, ...rest] = DEFAULT_LADDER.rungs;
  if (!first) throw new Error('there is a first rung');
  const wrong = [
    [{ ...first, entry: first.entry.filter(({ on }) => on === 'outcomes') }, ...rest],
    [{ ...first, exit: [] }, ...rest],
    [{ ...first, exit: first.entry }, ...rest],
    [first, first],
  ];
  for (const rungs of wrong) expect(ladderSchema.safeParse({ ...DEFAULT_LADDER, rungs }).success).toBe(false);
});

test('an area moves up and down, and every move stays with its conditions, its facts and what the authority said', () => {
  const down = proposeMove(monitored, to(null, 'monitoring-out-outcomes'), as(RITA)).content;
  const offAgain = moveArea(down, decision, as(RITA, '2026-12-08')).content;
  expect(ladderPositionSchema.parse(offAgain)).toMatchObject({
    ...{ state: 'settled', rung: null, proposal: null },
    moves: [
      { from: null, proposal: { to: 'monitoring' }, representations: [{ text: 'We lost staff in spring.' }] },
      { from: 'monitoring', proposal: { to: null }, representations: [], facts: at.facts },
    ],
  });
});

test('nothing moves before the authority was heard or its last day is over', () => {
  expect(codes(() => moveArea(proposed, decision, as(RITA, '2026-12-07')))).toEqual(['not-heard']);
  expect(moveArea(proposed, decision, as(RITA, '2026-12-08')).content.rung).toBe('monitoring');
  expect(moveArea(heard, decision, as(RITA)).content.rung).toBe('monitoring');
  expect(codes(() => moveArea(off, decision, as(RITA)))).toEqual(['step-out-of-turn']);
});

test('only Regions Group of the region proposes, moves and withdraws', () => {
  const elsewhere = { ...RITA, repId: 'north-east' as const };
  for (const attempt of [
    () => proposeMove(off, intoMonitoring, as(elsewhere)),
    () => moveArea(heard, decision, as(elsewhere)),
    () => withdrawMove(heard, as(elsewhere)),
  ])
    expect(codes(attempt)).toEqual(['another-region']);
  for (const somebody of [BEN, CARL, PIA])
    expect(codes(() => moveArea(heard, decision, as(somebody)))).toEqual(['role-not-permitted']);
});

test('only the area’s own approver makes its representations, more than once if need be', () => {
  const say = { text: 'No.' };
  expect(codes(() => represent(proposed, say, as(BEN)))).toEqual(['another-authority']);
  expect(codes(() => represent(proposed, say, as({ ...CARL, account: 'cleo' })))).toEqual([
    'not-an-approver',
  ]);
  expect(represent(heard, say, as(CARL)).content.representations).toHaveLength(2);
});

test('a proposal names another rung of the ladder, conditions of it, and leaves time to answer', () => {
  const soon = { ...to('warning', 'support-in-finance'), representationsBy: '2026-12-06' };
  expect(codes(() => proposeMove(off, soon, as(RITA)))).toEqual([
    ...['no-such-rung', 'not-a-condition', 'too-short-a-time'],
  ]);
  expect(codes(() => proposeMove(monitored, intoMonitoring, as(RITA)))).toEqual(['no-move']);
});

test('a proposal that is withdrawn leaves the area where it is', () => {
  expect(withdrawMove(heard, as(RITA)).content).toMatchObject({ state: 'settled', rung: null, moves: [] });
});

test('what is told names no account and repeats no words, and says that no right changes', () => {
  const told = LADDER_POSITION.publicPart(monitored);
  expect(told).toMatchObject({ note: LADDER_NOTE, moves: [{ to: 'monitoring', representations: 1 }] });
  expect(JSON.stringify(told)).not.toMatch(/rita|carl|spring|delivered\./);
});

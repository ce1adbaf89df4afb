import { expect, test } from 'vitest';
import type { Person } from '../access/person.ts';
import { StepRefused } from '../gates/step-refused.ts';
import { step, type Taker } from '../machine/machine.ts';
import { ROLES } from '../roles.ts';
import type { PlanState } from './plan.ts';
import { PLAN_MACHINE, type PlanEvent } from './plan-machine.ts';
import { AMIRA, BEN, facts, inForce } from './test-plan.ts';

const TAKERS: readonly Taker[] = [...ROLES, 'clock', 'areas'];
const AUTHORITY = ['lead-authority', 'member-authority'];
const REGIONS_GROUP = ['regions-group'];

/** Who may take which step, apart from every other condition. Nobody who is not named (docs/plan-states.md). */
const WHO: Record<PlanEvent, readonly string[]> = {
  ...{
    draft: AUTHORITY,
    edit: AUTHORITY,
    'record-meeting': AUTHORITY,
    review: AUTHORITY,
    'sign-off': AUTHORITY,
  },
  ...{ submit: AUTHORITY, answer: AUTHORITY, amend: AUTHORITY },
  'record-agreement': ['integrated-care-board', ...AUTHORITY],
  ...{ judge: REGIONS_GROUP, ask: REGIONS_GROUP, 'quality-assure': REGIONS_GROUP, accept: REGIONS_GROUP },
  ...{ return: REGIONS_GROUP, extend: REGIONS_GROUP, 'follow-up': REGIONS_GROUP },
  supersede: ['clock', ...REGIONS_GROUP],
  ...{ warn: ['clock'], expire: ['clock'] },
};

/** Where each step leads from each state. Whatever is not here is out of turn. */
const WAY: Record<'new' | PlanState, Partial<Record<PlanEvent, PlanState>>> = {
  new: { draft: 'drafted' },
  drafted: { edit: 'drafted', 'record-meeting': 'drafted', review: 'board-reviewed' },
  'board-reviewed': {
    ...{ edit: 'drafted', 'record-agreement': 'board-reviewed', 'sign-off': 'partnership-signed-off' },
  },
  'partnership-signed-off': { edit: 'drafted', submit: 'submitted' },
  submitted: {
    ...{ judge: 'submitted', ask: 'submitted', answer: 'submitted' },
    ...{ 'quality-assure': 'quality-assured', return: 'returned' },
  },
  'quality-assured': { accept: 'in-force', return: 'returned' },
  'in-force': {
    ...{ extend: 'in-force', 'follow-up': 'in-force', warn: 'in-force' },
    ...{ amend: 'amended', return: 'returned', supersede: 'superseded', expire: 'expired' },
  },
  amended: {
    ...{ extend: 'amended', 'follow-up': 'amended', warn: 'amended', amend: 'amended' },
    ...{ return: 'returned', supersede: 'superseded', expire: 'expired' },
  },
  ...{ returned: { edit: 'drafted' }, superseded: {}, expired: {} },
};

const seen = (by: Person | null, today = '2026-10-01') => ({ ...facts, plan: inForce, by, today });
const codesOf = (from: PlanState | null, event: PlanEvent, taker: Taker): readonly string[] => {
  try {
    step(PLAN_MACHINE, { from, event, taker, facts: seen(null) });
    return [];
  } catch (error) {
    if (error instanceof StepRefused) return error.refusals.map(({ code }) => code);
    throw error;
  }
};

test('every step of a plan is for the roles of the table and for no other', () => {
  for (const { from, event } of PLAN_MACHINE.transitions) {
    const permitted = TAKERS.filter((taker) => !codesOf(from, event, taker).includes('role-not-permitted'));
    expect([...permitted].sort(), `${from} ${event}`).toEqual([...WHO[event]].sort());
  }
});

test('every step leads where the table says, and every other is out of turn', () => {
  for (const state of Object.keys(WAY) as (keyof typeof WAY)[]) {
    const from = state === 'new' ? null : state;
    for (const event of Object.keys(WHO) as PlanEvent[]) {
      const row = PLAN_MACHINE.transitions.find((each) => each.from === from && each.event === event);
      expect(row?.to, `${state} ${event}`).toBe(WAY[state][event]);
      if (!row) expect(codesOf(from, event, 'regions-group')).toEqual(['step-out-of-turn']);
    }
  }
});

/** What a row looks at beside the role, told by who or what it refuses. */
const refusedTo = (
  from: PlanState | null,
  event: PlanEvent,
  by: Person,
  today?: string,
): readonly string[] => {
  const row = PLAN_MACHINE.transitions.find((each) => each.from === from && each.event === event);
  return (row?.guards ?? []).flatMap((guard) => guard(seen(by, today))).map(({ code }) => code);
};

test('a plan is written by drafters, run by whoever has a function, and put forward by an approver who did not draft it', () => {
  const stranger: Person = { ...AMIRA, account: 'zoe' };
  for (const [from, event] of [
    [null, 'draft'],
    ...(['drafted', 'board-reviewed', 'partnership-signed-off', 'returned'] as const).map(
      (at) => [at, 'edit'] as const,
    ),
    ...(['in-force', 'amended'] as const).map((at) => [at, 'amend'] as const),
  ] as const) {
    expect(refusedTo(from, event, AMIRA), event).toContain('not-a-drafter');
  }
  for (const [from, event] of [
    ['drafted', 'record-meeting'],
    ['drafted', 'review'],
    ['submitted', 'answer'],
  ] as const) {
    expect(refusedTo(from, event, stranger), event).toContain('not-appointed');
  }
  expect(refusedTo('board-reviewed', 'sign-off', BEN)).toContain('own-draft');
  expect(refusedTo('partnership-signed-off', 'submit', BEN)).toContain('own-draft');
});

test('whatever Regions Group does, it does in its own region', () => {
  const elsewhere: Person = { account: 'rob', role: 'regions-group', repId: 'north-east', laCode: null };
  for (const { from, event, roles } of PLAN_MACHINE.transitions.filter((row) =>
    row.roles.includes('regions-group'),
  )) {
    expect(refusedTo(from, event, elsewhere), `${from} ${event} by ${roles.join(', ')}`).toContain(
      'another-region',
    );
  }
});

test('what is over is neither extended nor amended nor warned of, and nothing expires before', () => {
  for (const from of ['in-force', 'amended'] as const) {
    for (const event of ['extend', 'amend', 'warn'] as const) {
      expect(refusedTo(from, event, BEN, '2027-09-01'), event).toContain('not-in-force');
      expect(refusedTo(from, event, BEN, '2027-08-31'), event).not.toContain('not-in-force');
    }
    expect(refusedTo(from, 'expire', BEN, '2027-08-31')).toEqual(['period-not-over']);
    expect(refusedTo(from, 'expire', BEN, '2027-09-01')).toEqual([]);
  }
});

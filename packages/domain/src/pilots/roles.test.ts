import { expect, test } from 'vitest';
import { StepRefused } from '../gates/step-refused.ts';
import { type Machine, step, type Taker } from '../machine/machine.ts';
import { ROLES } from '../roles.ts';
import { AREA_MACHINE } from './area-machine.ts';
import { PILOT_MACHINE } from './pilot-machine.ts';
import { BEN, FACTS, live } from './test-pilot.ts';

const TAKERS: readonly Taker[] = [...ROLES, 'clock', 'areas'];
const AUTHORITY = ['lead-authority', 'member-authority'];
const LEAD = ['lead-authority'];
const ANY = [...AUTHORITY, 'regions-group', 'dfe-policy'];

/** Who may take which step, apart from every other condition. Nobody who is not named. */
const OF_PILOTS: Record<string, readonly string[]> = {
  ...{
    draft: LEAD,
    edit: LEAD,
    consult: LEAD,
    submit: LEAD,
    register: LEAD,
    deviate: LEAD,
    'record-exit': LEAD,
  },
  ...{ refine: LEAD, end: LEAD, return: ['dfe-policy'], approve: ['dfe-policy'] },
  ...{ withdraw: ['lead-authority', 'dfe-policy'], supersede: ['lead-authority', 'dfe-policy'] },
  ...{
    'areas-agreed': ['areas'],
    'areas-reopened': ['areas'],
    'area-live': ['areas'],
    'none-live': ['areas'],
  },
};
const OF_AREAS: Record<string, readonly string[]> = {
  ...{
    invite: LEAD,
    agree: AUTHORITY,
    decline: AUTHORITY,
    withdraw: AUTHORITY,
    'sign-document': AUTHORITY,
    'go-live': AUTHORITY,
  },
  ...{ pause: [...ANY, 'clock'], lift: ANY, 'stand-by': ANY, resume: ANY },
  ...{ reopen: ['areas'], 'leave-out': ['areas'], 'stay-held': ['areas'], end: ['areas'] },
};
const [area] = live.areas;
const facts = { pilot: live, area: area ?? live.areas[0], by: BEN, today: '2026-11-23', facts: FACTS };

function permitted<S extends string, E extends string, F>(
  machine: Machine<S, E, F>,
  from: S | null,
  event: E,
  seen: F,
): string[] {
  return TAKERS.filter((taker) => {
    try {
      step(machine, { from, event, taker, facts: seen });
      return true;
    } catch (error) {
      return (
        error instanceof StepRefused && !error.refusals.some(({ code }) => code === 'role-not-permitted')
      );
    }
  });
}

test('every step of a pilot is for the roles of the table and for no other', () => {
  for (const { from, event } of PILOT_MACHINE.transitions) {
    expect(permitted(PILOT_MACHINE, from, event, facts).sort(), event).toEqual(
      [...(OF_PILOTS[event] ?? [])].sort(),
    );
  }
});

test('every step of an area is for the roles of the table and for no other', () => {
  if (!area) throw new Error('the live pilot has no area');
  for (const { from, event } of AREA_MACHINE.transitions) {
    expect(permitted(AREA_MACHINE, from, event, { ...facts, area }).sort(), event).toEqual(
      [...(OF_AREAS[event] ?? [])].sort(),
    );
  }
});

test('no two rows begin in the same state with the same step', () => {
  for (const { transitions } of [PILOT_MACHINE, AREA_MACHINE]) {
    const keys = transitions.map(({ from, event }) => `${from} ${event}`);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

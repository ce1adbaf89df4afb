import { type Refusal, StepRefused } from '../gates/step-refused.ts';
import type { Role } from '../roles.ts';
import { orList, roleInWords } from './role-in-words.ts';

/** Who can make a step happen: a person in a role, the scheduled job, or a pilot's areas taken together. */
export type Taker = Role | 'clock' | 'areas';

/** A condition of a step: every reason why it may not be taken, none when it may. */
export type Guard<Facts> = (facts: Facts) => readonly Refusal[];

/** One row of a state machine. `from` is null for the step that makes the record. */
export type Transition<State extends string, Event extends string, Facts> = {
  readonly from: State | null;
  readonly event: Event;
  readonly roles: readonly Taker[];
  readonly guards: readonly Guard<Facts>[];
  readonly to: State;
};

/** A state machine: its table, and the noun that its refusals speak of. No two rows have the same from and event. */
export type Machine<State extends string, Event extends string, Facts> = {
  readonly noun: string;
  readonly transitions: readonly Transition<State, Event, Facts>[];
};

type Attempt<State, Event, Facts> = {
  readonly from: State | null;
  readonly event: Event;
  readonly taker: Taker;
  readonly facts: Facts;
};

function outOfTurn<S extends string, E extends string, F>(machine: Machine<S, E, F>, at: S | null, event: E) {
  const froms = machine.transitions
    .filter((row) => row.event === event)
    .map((row) => row.from ?? 'not there yet');
  return {
    gate: null,
    code: 'step-out-of-turn',
    field: null,
    laCode: null,
    fact: `The step "${event}" needs ${machine.noun} that is ${orList(froms)}; this one is ${at ?? 'not there yet'}.`,
    whoCanSupply: 'whoever can take the step before it',
  } satisfies Refusal;
}

const roleNotPermitted = (event: string, takers: readonly Taker[]): Refusal => ({
  gate: null,
  code: 'role-not-permitted',
  field: null,
  laCode: null,
  fact: `The step "${event}" is not for this role.`,
  whoCanSupply: orList(takers.map(roleInWords)),
});

/** The state that a step leads to. Throws StepRefused with every reason at once. */
export function step<S extends string, E extends string, F>(
  machine: Machine<S, E, F>,
  { from, event, taker, facts }: Attempt<S, E, F>,
): S {
  const row = machine.transitions.find((each) => each.from === from && each.event === event);
  if (!row) throw new StepRefused([outOfTurn(machine, from, event)]);
  const role = row.roles.includes(taker) ? [] : [roleNotPermitted(event, row.roles)];
  const refusals = [...role, ...row.guards.flatMap((guard) => guard(facts))];
  if (refusals.length > 0) throw new StepRefused(refusals);
  return row.to;
}

/** The steps that a role has from a state, whatever their guards say; all roles' when none is named. */
export const possibleSteps = <S extends string, E extends string, F>(
  machine: Machine<S, E, F>,
  from: S | null,
  taker?: Taker,
): readonly Transition<S, E, F>[] =>
  machine.transitions.filter((row) => row.from === from && (!taker || row.roles.includes(taker)));

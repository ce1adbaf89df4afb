import type { Person } from '../access/person.ts';
import type { Delegation } from '../delegation/delegation.ts';
import { mayApprove } from '../delegation/may.ts';
import { unless } from '../gates/refusal.ts';
import type { Guard, Machine, Taker, Transition } from '../machine/machine.ts';
import { addDays } from '../records/london-day.ts';
import type { Ladder } from './ladder.ts';
import type { LadderPosition, LadderState } from './ladder-position.ts';

export type LadderEvent = 'propose' | 'represent' | 'move' | 'withdraw';
export type LadderFacts = {
  /** With the proposal in it that is being made. */
  readonly position: LadderPosition;
  readonly ladder: Ladder;
  readonly by: Person;
  readonly scheme: Delegation | null;
  readonly today: string;
};
type Rule = Guard<LadderFacts>;
const REGIONS_GROUP = { whoCanSupply: "the region's Regions Group" };

const ofThisRegion: Rule = ({ by, position }) =>
  unless(by.repId === position.repId, null, {
    ...{ code: 'another-region', fact: 'The area is of another region.', laCode: position.laCode },
    ...REGIONS_GROUP,
  });

const toAnotherRung: Rule = ({ position: { proposal, rung, laCode }, ladder }) => [
  ...unless(proposal?.to === null || ladder.rungs.some(({ id }) => id === proposal?.to), null, {
    ...{ code: 'no-such-rung', field: 'to', laCode, fact: 'The ladder has no such rung.', ...REGIONS_GROUP },
  }),
  ...unless(proposal?.to !== rung, null, {
    ...{ code: 'no-move', field: 'to', laCode, fact: 'The area stands there already.', ...REGIONS_GROUP },
  }),
];

/** A move rests on conditions of entering the new rung or of leaving the old one. */
const onConditions: Rule = ({ position: { proposal, rung, laCode }, ladder }) => {
  const entry = ladder.rungs.find(({ id }) => id === proposal?.to)?.entry ?? [];
  const exit = ladder.rungs.find(({ id }) => id === rung)?.exit ?? [];
  const known = new Set([...entry, ...exit].map(({ id }) => id));
  return (proposal?.grounds ?? [])
    .filter(({ condition }) => !known.has(condition))
    .map(({ condition }) => ({
      ...{ gate: null, code: 'not-a-condition', field: 'grounds', laCode, ...REGIONS_GROUP },
      fact: `${condition} is no condition of entering that rung or of leaving this one.`,
    }));
};

const timeToAnswer: Rule = ({ position: { proposal, laCode }, ladder, today }) => {
  const first = addDays(today, ladder.representationDays);
  return unless(proposal !== null && proposal.representationsBy >= first, null, {
    ...{ code: 'too-short-a-time', field: 'representationsBy', laCode, ...REGIONS_GROUP },
    fact: `The authority has until ${first} at least for its representations.`,
  });
};

const asApprover: Rule = ({ by, scheme, position: { laCode }, today }) =>
  mayApprove(by, { laCode, scheme, on: today }, []);

const timeIsOver: Rule = ({ position: { proposal, laCode }, today }) =>
  unless(proposal !== null && proposal.representationsBy < today, null, {
    ...{ code: 'not-heard', laCode },
    fact: `The authority's representations are not recorded, and its time for them runs through ${proposal?.representationsBy}.`,
    whoCanSupply: "the authority's approver",
  });

type Row = Transition<LadderState, LadderEvent, LadderFacts>;
const REGIONS: readonly Taker[] = ['regions-group'];
const AUTHORITY: readonly Taker[] = ['lead-authority', 'member-authority'];
const propose: Pick<Row, 'event' | 'roles' | 'guards' | 'to'> = {
  ...{ event: 'propose', roles: REGIONS, to: 'proposed' },
  guards: [ofThisRegion, toAnotherRung, onConditions, timeToAnswer],
};
const represent = { event: 'represent', roles: AUTHORITY, guards: [asApprover], to: 'heard' } as const;
const withdraw = { event: 'withdraw', roles: REGIONS, guards: [ofThisRegion], to: 'settled' } as const;

/** An area moves only after it was heard, or let its time pass; only Regions Group of its region moves it. */
export const LADDER_MACHINE: Machine<LadderState, LadderEvent, LadderFacts> = {
  noun: 'a position on the ladder',
  transitions: [
    { from: 'settled', ...propose },
    { from: 'proposed', ...represent },
    { from: 'heard', ...represent },
    { from: 'proposed', event: 'move', roles: REGIONS, guards: [ofThisRegion, timeIsOver], to: 'settled' },
    { from: 'heard', event: 'move', roles: REGIONS, guards: [ofThisRegion], to: 'settled' },
    { from: 'proposed', ...withdraw },
    { from: 'heard', ...withdraw },
  ],
};

import type { Machine, Taker, Transition } from '../machine/machine.ts';
import type { PlanState } from './plan.ts';
import {
  agreedByBodies,
  asAppointed,
  asApprover,
  asDrafter,
  judgedByTwo,
  ofThisRegion,
  type PlanFacts,
  periodOver,
  questionsAnswered,
  reviewedByBoard,
  sectionsWritten,
  standardsNamed,
  stillInForce,
} from './plan-guards.ts';

export type PlanEvent =
  | 'draft'
  | 'edit'
  | 'record-meeting'
  | 'review'
  | 'record-agreement'
  | 'sign-off'
  | 'submit'
  | 'judge'
  | 'ask'
  | 'answer'
  | 'quality-assure'
  | 'accept'
  | 'return'
  | 'extend'
  | 'follow-up'
  | 'amend'
  | 'supersede'
  | 'warn'
  | 'expire';

type Row = Transition<PlanState, PlanEvent, PlanFacts>;
const AUTHORITY: readonly Taker[] = ['lead-authority', 'member-authority'];
const REGIONS_GROUP: readonly Taker[] = ['regions-group'];
const row = (
  from: PlanState | null,
  event: PlanEvent,
  to: PlanState,
  rest: Pick<Row, 'roles' | 'guards'>,
): Row => ({
  from,
  event,
  to,
  ...rest,
});
const drafting = { roles: AUTHORITY, guards: [asDrafter] };
const appointed = { roles: AUTHORITY, guards: [asAppointed] };
const regional = { roles: REGIONS_GROUP, guards: [ofThisRegion] };
const WRITTEN = ['drafted', 'board-reviewed', 'partnership-signed-off', 'returned'] as const;
const SIGNED_OFF = ['in-force', 'amended'] as const;

/** The life of a local area inclusion plan (domain.md 2.4). Only Regions Group signs off, returns and extends. */
export const PLAN_MACHINE: Machine<PlanState, PlanEvent, PlanFacts> = {
  noun: 'a plan',
  transitions: [
    row(null, 'draft', 'drafted', drafting),
    ...WRITTEN.map((from) => row(from, 'edit', 'drafted', drafting)),
    row('drafted', 'record-meeting', 'drafted', appointed),
    row('drafted', 'review', 'board-reviewed', {
      roles: AUTHORITY,
      guards: [asAppointed, sectionsWritten, reviewedByBoard],
    }),
    row('board-reviewed', 'record-agreement', 'board-reviewed', {
      roles: [...AUTHORITY, 'integrated-care-board'],
      guards: [],
    }),
    row('board-reviewed', 'sign-off', 'partnership-signed-off', {
      roles: AUTHORITY,
      guards: [asApprover, agreedByBodies],
    }),
    row('partnership-signed-off', 'submit', 'submitted', {
      roles: AUTHORITY,
      guards: [asApprover, sectionsWritten, reviewedByBoard, agreedByBodies, standardsNamed],
    }),
    row('submitted', 'judge', 'submitted', regional),
    row('submitted', 'ask', 'submitted', regional),
    row('submitted', 'answer', 'submitted', appointed),
    row('submitted', 'quality-assure', 'quality-assured', {
      roles: REGIONS_GROUP,
      guards: [ofThisRegion, standardsNamed, judgedByTwo, questionsAnswered],
    }),
    row('submitted', 'return', 'returned', regional),
    row('quality-assured', 'accept', 'in-force', {
      roles: REGIONS_GROUP,
      guards: [ofThisRegion, standardsNamed, judgedByTwo],
    }),
    row('quality-assured', 'return', 'returned', regional),
    ...SIGNED_OFF.flatMap((from) => [
      row(from, 'return', 'returned', regional),
      row(from, 'extend', from, { roles: REGIONS_GROUP, guards: [ofThisRegion, stillInForce] }),
      row(from, 'follow-up', from, regional),
      row(from, 'amend', 'amended', { roles: AUTHORITY, guards: [asDrafter, stillInForce] }),
      row(from, 'supersede', 'superseded', { roles: [...REGIONS_GROUP, 'clock'], guards: [ofThisRegion] }),
      row(from, 'warn', from, { roles: ['clock'], guards: [stillInForce] }),
      row(from, 'expire', 'expired', { roles: ['clock'], guards: [periodOver] }),
    ]),
  ],
};

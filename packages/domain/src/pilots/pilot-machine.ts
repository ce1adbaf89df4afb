import { unless } from '../gates/refusal.ts';
import type { Guard, Machine, Taker, Transition } from '../machine/machine.ts';
import type { PilotState } from './pilot.ts';
import {
  asLeadApprover,
  asLeadDrafter,
  exitComplete,
  type PilotStepFacts,
  pilotGatesOpen,
} from './pilot-guards.ts';

export type PilotEvent =
  | 'draft'
  | 'edit'
  | 'consult'
  | 'areas-agreed'
  | 'areas-reopened'
  | 'submit'
  | 'return'
  | 'approve'
  | 'register'
  | 'area-live'
  | 'none-live'
  | 'deviate'
  | 'record-exit'
  | 'refine'
  | 'end'
  | 'withdraw'
  | 'supersede';

type Row = Transition<PilotState, PilotEvent, PilotStepFacts>;
type Rules = Pick<Row, 'roles' | 'guards'>;
const LEAD: readonly Taker[] = ['lead-authority'];
const row = (from: PilotState | null, event: PilotEvent, to: PilotState, rules: Rules): Row => ({
  from,
  event,
  to,
  ...rules,
});

const hasApproval: Guard<PilotStepFacts> = ({ pilot }) =>
  unless(pilot.approval !== null, 'G12', {
    code: 'not-approved',
    fact: 'DfE policy has not approved the pilot.',
    whoCanSupply: 'DfE policy',
  });

const drafting: Rules = { roles: LEAD, guards: [asLeadDrafter] };
const deciding: Rules = { roles: LEAD, guards: [asLeadApprover] };
const together: Rules = { roles: ['areas'], guards: [] };
const leaving: Rules = { roles: ['lead-authority', 'dfe-policy'], guards: [asLeadApprover] };
const WRITTEN = ['draft', 'consulting', 'agreed'] as const;
const BEFORE_LIVE = ['draft', 'consulting', 'agreed', 'submitted', 'approved', 'registered'] as const;
const RUNNING = ['live', 'paused'] as const;

/** A pilot's way. What `areas` does follows from its areas; what has run leaves only by an end, or into its next cycle. */
export const PILOT_MACHINE: Machine<PilotState, PilotEvent, PilotStepFacts> = {
  noun: 'a pilot',
  transitions: [
    row(null, 'draft', 'draft', drafting),
    ...WRITTEN.map((from) => row(from, 'edit', 'draft', drafting)),
    row('draft', 'consult', 'consulting', { roles: LEAD, guards: [asLeadDrafter, pilotGatesOpen] }),
    row('consulting', 'areas-agreed', 'agreed', together),
    row('agreed', 'areas-reopened', 'consulting', together),
    row('agreed', 'submit', 'submitted', { roles: LEAD, guards: [asLeadApprover, pilotGatesOpen] }),
    row('submitted', 'return', 'draft', { roles: ['dfe-policy'], guards: [] }),
    row('submitted', 'approve', 'approved', { roles: ['dfe-policy'], guards: [pilotGatesOpen] }),
    row('approved', 'register', 'registered', {
      roles: LEAD,
      guards: [asLeadApprover, hasApproval, pilotGatesOpen],
    }),
    row('registered', 'area-live', 'live', together),
    row('paused', 'area-live', 'live', together),
    row('live', 'none-live', 'paused', together),
    ...RUNNING.flatMap((from) => [
      row(from, 'deviate', from, drafting),
      row(from, 'record-exit', from, drafting),
      row(from, 'refine', 'refined', deciding),
      row(from, 'end', 'ended', { roles: LEAD, guards: [asLeadApprover, exitComplete] }),
    ]),
    ...BEFORE_LIVE.flatMap((from) => [
      row(from, 'withdraw', 'withdrawn', leaving),
      row(from, 'supersede', 'superseded', leaving),
    ]),
    row('ended', 'supersede', 'superseded', leaving),
  ],
};

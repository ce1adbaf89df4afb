import { newLaCodeSchema } from '@rep/contracts';
import { z } from 'zod';
import { namedArea } from '../pilots/answer-area.ts';
import type { Pilot } from '../pilots/pilot.ts';
import { type PilotTaking, pilotChange } from '../pilots/pilot-change.ts';
import { digest } from '../pilots/protocol.ts';
import { daySchema, noteSchema } from '../records/bounded.ts';
import type { Change } from '../records/change.ts';
import { londonDay } from '../records/london-day.ts';
import { AREA_GATES, PILOT_GATES } from './all-gates.ts';
import { type GateDecision, gateDecisionSchema, WAIVABLE } from './gate-decision.ts';
import { gateRefusal } from './refusal.ts';
import { GATES, type Refusal, refuseIfAny } from './step-refused.ts';

export const decideGateSchema = z.strictObject({
  gate: z.enum(GATES),
  /** The area that is looked at; null for the pilot as a whole. */
  laCode: newLaCodeSchema.nullable(),
  snapshot: gateDecisionSchema.shape.snapshot,
  dissent: noteSchema.nullable(),
  wouldChange: noteSchema.nullable(),
  /** To let it pass for a time although it fails; refused for every gate that nobody can waive. */
  waiver: z.strictObject({ reason: noteSchema, until: daySchema }).nullable(),
});
export type DecideGate = z.infer<typeof decideGateSchema>;

const DECIDERS: readonly string[] = [
  'lead-authority',
  'member-authority',
  'regions-group',
  'dfe-policy',
  'auditor',
];

function seen(pilot: Pilot, { gate, laCode }: DecideGate, taking: PilotTaking): readonly Refusal[] {
  const look = { today: londonDay(taking.now), facts: taking.facts };
  const ofPilot = PILOT_GATES.filter(([id]) => id === gate).flatMap(([, , rule]) => rule(pilot, look));
  if (laCode === null) return ofPilot;
  const area = namedArea(pilot, laCode);
  const own = AREA_GATES.filter(([id]) => id === gate).flatMap(([, , rule]) => rule(pilot, area, look));
  return [...ofPilot.filter((each) => each.laCode === null || each.laCode === laCode), ...own];
}

function waiverProblems({ gate, waiver }: DecideGate, { by, now }: PilotTaking): Refusal[] {
  if (!waiver) return [];
  const roles = WAIVABLE[gate];
  const problem = (code: string, field: string, fact: string, whoCanSupply: string): Refusal =>
    gateRefusal(gate, { code, field, fact, whoCanSupply });
  return [
    ...(roles
      ? []
      : [
          problem(
            'not-waivable',
            'waiver',
            `Nobody can waive gate ${gate}.`,
            'whoever supplies the fact that is missing',
          ),
        ]),
    ...(roles && !roles.includes(by.role)
      ? [problem('not-yours-to-waive', 'waiver', 'This role does not waive this gate.', 'DfE policy')]
      : []),
    ...(waiver.until < londonDay(now)
      ? [problem('in-the-past', 'waiver.until', 'The waiver has ended before it begins.', 'DfE policy')]
      : []),
  ];
}

/** Looks at a gate and keeps what it saw, who looked, who disagreed and what would change the decision. */
export function decideGate(pilot: Pilot, input: DecideGate, taking: PilotTaking): Change<Pilot> {
  const { by, now } = taking;
  const role = DECIDERS.includes(by.role)
    ? []
    : [
        gateRefusal(input.gate, {
          code: 'role-not-permitted',
          fact: 'This role records no gate.',
          whoCanSupply: 'the lead authority or DfE',
        }),
      ];
  refuseIfAny([...role, ...waiverProblems(input, taking)]);
  const refusals = seen(pilot, input, taking);
  const failed = input.waiver ? ('waived' as const) : ('fail' as const);
  const result: GateDecision['result'] = refusals.length === 0 ? 'pass' : failed;
  const factsSha256 = digest({ facts: taking.facts, snapshot: input.snapshot }).sha256;
  const told = refusals.map(({ code, fact }) => ({ code, fact: fact.slice(0, 1_000) }));
  const decision: GateDecision = {
    ...{
      gate: input.gate,
      laCode: input.laCode,
      result,
      refusals: told,
      snapshot: input.snapshot,
      factsSha256,
    },
    ...{ by: by.account, role: by.role, at: now, dissent: input.dissent, wouldChange: input.wouldChange },
    waiver: result === 'waived' ? input.waiver : null,
  };
  const data = {
    ...{
      gate_id: input.gate,
      new_la_code: input.laCode,
      result,
      reasons: told,
      evidence_refs: [factsSha256],
    },
    ...(decision.waiver && { waived_until: decision.waiver.until }),
  };
  return pilotChange(pilot, { ...pilot, decisions: [...pilot.decisions, decision] }, taking, {
    step: 'decide-gate',
    announces: [{ type: 'pilot.gate.evaluated.v1', data }],
  });
}

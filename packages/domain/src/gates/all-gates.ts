import type { Pilot, PilotArea } from '../pilots/pilot.ts';
import { gateLots, gateOfAllocation } from './allocation-gates.ts';
import {
  type AreaGate,
  gateApproved,
  gateAreaAgreed,
  gateDocuments,
  gateG1,
  gateHolds,
  gatePhase,
  gateRegistered,
} from './area-gates.ts';
import * as law from './configuration-gates.ts';
import * as design from './design-gates.ts';
import { isWaived } from './gate-decision.ts';
import type { Look } from './gate-facts.ts';
import type { GateId, Refusal } from './step-refused.ts';

/** Every gate of a pilot as a whole, by its number; null for what no gate has a number for. */
export const PILOT_GATES: readonly (readonly [GateId | null, string, law.PilotGate])[] = [
  [null, 'The plan of the pilot is complete', design.gateOfPlan],
  [null, 'The strand has a template and is not halted', law.gateOfStrand],
  [null, 'Lots can be drawn as the design says', gateOfAllocation],
  ['G2', 'The right to request a setting is never restricted', law.gateG2],
  ['G3', 'A draft plan names no setting', law.gateG3],
  ['G4', 'Fifteen days to answer', law.gateG4],
  ['G5', 'Only the grounds of section 39', law.gateG5],
  ['G6', 'Mediation is voluntary for families', law.gateG6],
  ['G7', 'The authority attends with authority', law.gateG7],
  ['G8', 'The clocks of mediation', law.gateG8],
  ['G9', 'The appeal deadline informs only', law.gateG9],
  ['G10', 'Statutory clocks can only be faster', law.gateG10],
  ['G11', 'Nothing adds a legal test', law.gateG11],
  ['G12', 'The configuration is one sound version', law.gateG12],
  ['G13', 'A lead is not an owner', design.gateG13],
  ['G17', 'No count of plans as success, and guardrails', design.gateG17],
  ['G22', 'Areas by their codes of today', design.gateG22],
  ['G25', 'Stop rules', design.gateG25],
  ['G26', 'What the public is told', design.gateG26],
];

/** Every gate of one area. */
export const AREA_GATES: readonly (readonly [GateId | null, string, AreaGate])[] = [
  ['G1', 'An inclusion plan in force before lists', gateG1],
  ['G12', 'The authority agreed for its own area', gateAreaAgreed],
  ['G12', 'DfE policy approved', gateApproved],
  [null, 'The protocol is registered', gateRegistered],
  [null, 'The authority signed its documents', gateDocuments],
  [null, "The area's step has begun", gatePhase],
  [null, 'Lots put the area in the pilot', gateLots],
  ['G25', 'Nothing holds the area back', gateHolds],
];

const standing = (pilot: Pilot, refusals: readonly Refusal[], { today }: Look): Refusal[] =>
  refusals.filter(({ gate, laCode }) => !isWaived(pilot.decisions, gate, laCode, today));

/** What stands against the pilot as a whole, but for what is waived today. */
export const pilotRefusals = (pilot: Pilot, look: Look): readonly Refusal[] =>
  standing(
    pilot,
    PILOT_GATES.flatMap(([, , gate]) => gate(pilot, look)),
    look,
  );

/** What stands against one area going live, the pilot's own gates apart. */
export const areaRefusals = (pilot: Pilot, area: PilotArea, look: Look): readonly Refusal[] =>
  standing(
    pilot,
    AREA_GATES.flatMap(([, , gate]) => gate(pilot, area, look)),
    look,
  );

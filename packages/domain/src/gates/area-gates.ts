import { AREA_DOCUMENTS, type Pilot, type PilotArea } from '../pilots/pilot.ts';
import type { Look } from './gate-facts.ts';
import { gateRefusal, unless } from './refusal.ts';
import type { Refusal } from './step-refused.ts';

/** A gate of one area of a pilot. */
export type AreaGate = (pilot: Pilot, area: PilotArea, look: Look) => readonly Refusal[];

/** Lists run only while the area's own plan is in force, signed off by Regions Group against named standards. */
export const gateG1: AreaGate = (_, { laCode }, { facts }) => {
  const gate = facts.listGates[laCode];
  if (!facts.strand?.needsInclusionPlan || gate?.open) return [];
  return [
    gateRefusal('G1', {
      code: gate?.code ?? 'no-plan',
      laCode,
      fact: gate?.reason ?? 'The area has no inclusion plan.',
      whoCanSupply: "the authority, with a plan that DfE's Regions Group signs off",
    }),
  ];
};

/** Every area agrees for itself, by its own approver. */
export const gateAreaAgreed: AreaGate = (_, { laCode, agreement }) =>
  unless(agreement !== null, 'G12', {
    code: 'area-has-not-agreed',
    laCode,
    fact: 'The authority has not agreed to the pilot as it stands.',
    whoCanSupply: "the authority's approver",
  });

/** DfE policy approved the pilot. */
export const gateApproved: AreaGate = ({ approval }) =>
  unless(approval !== null, 'G12', {
    code: 'not-approved',
    fact: 'DfE policy has not approved the pilot.',
    whoCanSupply: 'DfE policy',
  });

/** The protocol was frozen before anything is looked at. */
export const gateRegistered: AreaGate = ({ protocol }) =>
  unless(protocol !== null, null, {
    code: 'not-registered',
    fact: 'The protocol of the pilot is not registered.',
    whoCanSupply: "the lead authority's approver",
  });

const TITLES: Readonly<Record<(typeof AREA_DOCUMENTS)[number], string>> = {
  'data-protection-impact': 'data protection impact assessment',
  'equality-impact': 'equality impact assessment',
  'data-sharing': 'data-sharing agreement',
};

/** The authority's decision-maker signed each of its three documents. */
export const gateDocuments: AreaGate = (_, { laCode, documents }) =>
  AREA_DOCUMENTS.filter((kind) => !documents.some((each) => each.kind === kind)).map((kind) =>
    gateRefusal(null, {
      code: 'document-missing',
      field: kind,
      laCode,
      fact: `The ${TITLES[kind]} of the authority is not signed.`,
      whoCanSupply: "the authority's approver",
    }),
  );

/** An area starts on the day of its step, not earlier. */
export const gatePhase: AreaGate = ({ plan }, { laCode }, { today }) => {
  const step = plan.design?.phaseIn.find(({ areas }) => areas.includes(laCode));
  return unless(!step || step.from <= today, null, {
    code: 'step-not-reached',
    laCode,
    fact: `The area's step begins on ${step?.from ?? ''}.`,
    whoCanSupply: 'time',
  });
};

/** Nothing holds the area back: a breach, DfE, a halt, or the authority itself. */
export const gateHolds: AreaGate = (_, { laCode, holds }) =>
  unless(holds.length === 0, 'G25', {
    code: 'area-held',
    laCode,
    fact: `The area is paused: ${holds.map(({ reason }) => reason).join(' ')}`,
    whoCanSupply: 'whoever paused it',
  });

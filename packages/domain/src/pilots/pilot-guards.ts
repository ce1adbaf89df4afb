import type { Person } from '../access/person.ts';
import { isApprover, isDrafter } from '../delegation/delegation.ts';
import { actsFor, mayApprove, mayDraft, type Standing } from '../delegation/may.ts';
import { areaRefusals, pilotRefusals } from '../gates/all-gates.ts';
import type { Look } from '../gates/gate-facts.ts';
import { gateRefusal, unless } from '../gates/refusal.ts';
import type { Refusal } from '../gates/step-refused.ts';
import type { Guard } from '../machine/machine.ts';
import { BEFORE_SUBMISSION, type Pilot, type PilotArea } from './pilot.ts';

/** What a step of a pilot is judged by. `by` is null for the scheduled check. */
export type PilotStepFacts = Look & { readonly pilot: Pilot; readonly by: Person | null };
/** What a step of one area is judged by. */
export type AreaStepFacts = PilotStepFacts & { readonly area: PilotArea };

type PilotGuard = Guard<PilotStepFacts>;
type AreaGuard = Guard<AreaStepFacts>;

const standing = ({ facts, today }: PilotStepFacts, laCode: string): Standing => ({
  laCode,
  scheme: facts.schemes[laCode] ?? null,
  on: today,
});
const ofPerson =
  <F extends PilotStepFacts>(rule: (by: Person, facts: F) => readonly Refusal[]): Guard<F> =>
  (facts) =>
    facts.by ? rule(facts.by, facts) : [];

/** Who wrote the pilot, or the version of the variant that it names. */
const authorsOf = ({ pilot, facts }: PilotStepFacts): readonly string[] => [
  ...pilot.draftedBy,
  ...(facts.variant?.draftedBy ?? []),
];

/** A drafter of the authority that leads the pilot. */
export const asLeadDrafter: PilotGuard = ofPerson((by, facts) =>
  mayDraft(by, standing(facts, facts.pilot.leadLaCode)),
);
/** An approver of the authority that leads the pilot, who drafted none of it. */
export const asLeadApprover: PilotGuard = ofPerson((by, facts) =>
  by.role === 'dfe-policy' ? [] : mayApprove(by, standing(facts, facts.pilot.leadLaCode), authorsOf(facts)),
);

/** An approver of the area's own authority, who drafted none of the pilot. */
export const asAreaApprover: AreaGuard = ofPerson((by, facts) =>
  by.role === 'regions-group' || by.role === 'dfe-policy'
    ? []
    : mayApprove(by, standing(facts, facts.area.laCode), authorsOf(facts)),
);

/** Anybody with a function in the area's own authority: to stop is made easy. DfE's people stop any area. */
export const asAreaAppointed: AreaGuard = ofPerson((by, facts) => {
  if (by.role === 'regions-group' || by.role === 'dfe-policy') return [];
  const { scheme, on, laCode } = standing(facts, facts.area.laCode);
  const appointed = isDrafter(scheme, by.account, on) || isApprover(scheme, by.account, on);
  return [
    ...actsFor(by, laCode),
    ...unless(appointed, 'G12', {
      code: 'not-appointed',
      laCode,
      fact: "The authority's scheme of delegation gives this account no function today.",
      whoCanSupply: "the authority's approver, who appoints",
    }),
  ];
});

/** Regions Group works by region: who is bound to one decides for no other. */
export const ofThisRegion: PilotGuard = ofPerson((by, { pilot }) =>
  unless(by.role !== 'regions-group' || by.repId === null || by.repId === pilot.repId, null, {
    code: 'another-region',
    fact: 'The pilot is of another region.',
    whoCanSupply: "that region's Regions Group",
  }),
);

export const pilotGatesOpen: PilotGuard = (facts) => pilotRefusals(facts.pilot, facts);
export const areaGatesOpen: AreaGuard = (facts) => [
  ...pilotRefusals(facts.pilot, facts),
  ...areaRefusals(facts.pilot, facts.area, facts),
];

export const beforeSubmission: AreaGuard = ({ pilot, area }) =>
  unless(BEFORE_SUBMISSION.includes(pilot.state), 'G12', {
    code: 'submitted-already',
    laCode: area.laCode,
    fact: `The pilot is ${pilot.state}: an agreement is given and withdrawn before it is submitted.`,
    whoCanSupply: 'the authority, who can pause its own area at any time',
  });

export const isRunning: AreaGuard = ({ pilot, area }) =>
  unless(['registered', 'live', 'paused'].includes(pilot.state), null, {
    code: 'pilot-not-registered',
    laCode: area.laCode,
    fact: `The pilot is ${pilot.state}: an area goes live in a registered pilot.`,
    whoCanSupply: 'the lead authority, DfE policy, and whoever takes the next step',
  });

export const neverLive: AreaGuard = ({ area }) =>
  unless(area.liveSince === null, null, {
    code: 'was-live',
    laCode: area.laCode,
    fact: 'The area has been live, so it resumes or the pilot ends.',
    whoCanSupply: 'the authority itself',
  });

export const exitComplete: PilotGuard = ({ pilot }) =>
  unless(pilot.exit !== null, null, {
    code: 'exit-missing',
    field: 'exit',
    fact: 'The exit plan, the notices, the final return and the learning record are not there.',
    whoCanSupply: "the lead authority's drafter",
  });

/** Who may lift a hold: nobody lifts another's. */
export function mayLift(
  by: Person,
  cause: PilotArea['holds'][number]['cause'],
  { laCode }: PilotArea,
): boolean {
  const dfe = by.role === 'dfe-policy' || by.role === 'regions-group';
  if (cause === 'halt') return by.role === 'dfe-policy';
  if (cause === 'dfe' || cause === 'guardrail') return dfe;
  return by.laCode === laCode && !dfe;
}

const LIFTERS = {
  authority: "the authority's own approver",
  gate: "the authority's own approver, once the gate is open again",
  dfe: 'DfE, who paused it',
  guardrail: "DfE's Regions Group or DfE policy",
  halt: 'DfE policy, who halted the strand',
} as const;

export const holdLifted: AreaGuard = ofPerson((by, { area }) =>
  area.holds.some(({ cause }) => mayLift(by, cause, area))
    ? []
    : area.holds.map(({ cause, reason }) =>
        gateRefusal(cause === 'gate' ? 'G1' : 'G25', {
          code: `held-by-${cause}`,
          laCode: area.laCode,
          fact: `The area is paused: ${reason}`,
          whoCanSupply: LIFTERS[cause],
        }),
      ),
);

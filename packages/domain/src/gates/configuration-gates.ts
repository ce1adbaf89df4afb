import type { Pilot } from '../pilots/pilot.ts';
import type { Look } from './gate-facts.ts';
import { gateRefusal, unless } from './refusal.ts';
import type { GateId, Refusal } from './step-refused.ts';

/** A gate of the pilot as a whole. */
export type PilotGate = (pilot: Pilot, look: Look) => readonly Refusal[];

/** What the check of the variant found under one gate. A gate of the law has no other way to be opened. */
const breachesOf =
  (gate: GateId): PilotGate =>
  (_, { facts: { variant } }) =>
    (variant?.breaches ?? [])
      .filter((breach) => breach.gate === gate)
      .map(({ parameter, fact }) =>
        gateRefusal(gate, {
          code: 'variant-breaks-the-law',
          field: `variant.${parameter}`,
          fact,
          whoCanSupply: "the lead authority's drafter, with another value",
        }),
      );

/** The right to request any setting of s.38(3) is never limited. */
export const gateG2 = breachesOf('G2');
/** A draft plan names no setting: s.38(5). */
export const gateG3 = breachesOf('G3');
/** At least 15 days, beginning with the day of service: reg 13(1). */
export const gateG4 = breachesOf('G4');
/** A refusal rests on the grounds of s.39 and no other. */
export const gateG5 = breachesOf('G5');
/** The authority attends with somebody who can decide. */
export const gateG7 = breachesOf('G7');
/** The clocks of mediation run as the regulations say. */
export const gateG8 = breachesOf('G8');
/** The appeal deadline informs and bars nobody. */
export const gateG9 = breachesOf('G9');
/** A statutory clock can only be shortened, and only for those who owe the duty. */
export const gateG10 = breachesOf('G10');
/** No panel, standard or band adds a test to the law's. */
export const gateG11 = breachesOf('G11');

/** Mediation stays voluntary for families unless the law of the area has changed. */
export const gateG6: PilotGate = (pilot, look) => {
  const { variant, mediationMandatoryIn } = look.facts;
  const areas = variant?.mandatoryMediation ? (pilot.plan.design?.areas ?? []) : [];
  return [
    ...breachesOf('G6')(pilot, look),
    ...areas
      .filter((laCode) => !mediationMandatoryIn.includes(laCode))
      .map((laCode) =>
        gateRefusal('G6', {
          code: 'mediation-mandatory',
          laCode,
          field: 'variant',
          fact: 'The variant makes mediation mandatory, and no change of the law does so in this area.',
          whoCanSupply: 'Parliament, whose change two people of DfE policy record',
        }),
      ),
  ];
};

/** The configuration that is tried is one sound version of a variant of the strand. */
export const gateG12: PilotGate = (pilot, { facts: { variant } }) => {
  const named = pilot.plan.variant;
  if (
    !named ||
    variant?.id !== named.id ||
    variant.version !== named.version ||
    variant.strand !== pilot.strand
  ) {
    return [
      gateRefusal('G12', {
        code: 'no-such-variant',
        field: 'variant',
        fact: 'The pilot names no version of a variant of its strand.',
        whoCanSupply: "the lead authority's drafter",
      }),
    ];
  }
  return variant.breaches
    .filter(({ gate }) => gate === null || gate === 'G12')
    .map(({ parameter, fact }) =>
      gateRefusal('G12', {
        code: 'variant-unsound',
        field: `variant.${parameter}`,
        fact,
        whoCanSupply: "the lead authority's drafter, with another value",
      }),
    );
};

/** A strand that DfE has halted runs nowhere; one without a published template cannot be tried. */
export const gateOfStrand: PilotGate = ({ strand }, { facts }) => [
  ...unless(facts.strand?.id === strand && facts.strand.published, null, {
    code: 'no-template',
    field: 'strand',
    fact: 'DfE policy has published no template of this strand.',
    whoCanSupply: 'DfE policy',
  }),
  ...unless(!facts.strand?.halted, null, {
    code: 'strand-halted',
    fact: `DfE policy has halted the strand everywhere: ${facts.strand?.halted?.reason ?? ''}`,
    whoCanSupply: 'DfE policy, who can end the halt',
  }),
];

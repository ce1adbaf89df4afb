import { authorityByAnyCode } from '../areas/authorities.ts';
import { findIndicator, quotedIndicator, REDRESS_GUARDRAILS } from '../pilots/indicators.ts';
import { missingPlanPart } from '../pilots/missing-plan-part.ts';
import type { Pilot } from '../pilots/pilot.ts';
import { PUBLIC_STATEMENT, pilotPlanSchema } from '../pilots/pilot-plan.ts';
import type { PilotGate } from './configuration-gates.ts';
import { gateRefusal, unless } from './refusal.ts';
import type { Refusal } from './step-refused.ts';

const DRAFTER = "the lead authority's drafter";

/** Every part of the plan is written: all that is missing or wrong at once, by field. */
export const gateOfPlan: PilotGate = ({ plan }) =>
  (pilotPlanSchema.safeParse(plan).error?.issues ?? []).map(({ path, message }) =>
    gateRefusal(null, {
      code: 'plan-incomplete',
      field: path.join('.'),
      fact:
        missingPlanPart(plan, path) ??
        `The plan of the pilot is not complete at ${path.join('.')}: ${message}.`,
      whoCanSupply: DRAFTER,
    }),
  );

/** A lead drafts for its partnership; being the lead makes nobody the owner of another area. */
export const gateG13: PilotGate = ({ leadLaCode, plan }, { facts: { members } }) => [
  ...unless(
    members.some(({ laCode, lead }) => lead && laCode === leadLaCode),
    'G13',
    {
      code: 'not-a-lead',
      laCode: leadLaCode,
      fact: 'The authority that drafted the pilot does not lead the partnership today.',
      whoCanSupply: 'DfE policy, who keeps the registry of partnerships',
    },
  ),
  ...(plan.design?.areas ?? [])
    .filter((area) => !members.some(({ laCode }) => laCode === area))
    .map((laCode) =>
      gateRefusal('G13', {
        code: 'not-a-member',
        field: 'design.areas',
        laCode,
        fact: 'The area is no member of the partnership today.',
        whoCanSupply: DRAFTER,
      }),
    ),
];

function primaryProblems({ plan }: Pilot): Refusal[] {
  const { primaryIndicator, guardrails = [] } = plan;
  if (!primaryIndicator) return [];
  const indicator = findIndicator(primaryIndicator);
  const problem = (code: string, fact: string): Refusal =>
    gateRefusal('G17', { code, field: 'primaryIndicator', fact, whoCanSupply: DRAFTER });
  if (!indicator) return [problem('unknown-indicator', 'The primary indicator is not in the list.')];
  if (indicator.subject === 'plan-volume') {
    return [problem('plan-volume-as-success', 'A number of plans, or what stands for it, is never success.')];
  }
  const missing = REDRESS_GUARDRAILS.filter((id) => !guardrails.some((each) => each.id === id));
  return indicator.subject === 'appeal-volume' && missing.length > 0
    ? [
        problem(
          'appeals-without-redress',
          `Appeals count only beside the guardrails ${missing.map(quotedIndicator).join(', ')}.`,
        ),
      ]
    : [];
}

/** No count of plans as success; guardrails are there, known, and none that the strand makes mandatory is left out. */
export const gateG17: PilotGate = (pilot, { facts: { strand } }) => {
  const { guardrails = [] } = pilot.plan;
  const problem = (code: string, fact: string): Refusal =>
    gateRefusal('G17', { code, field: 'guardrails', fact, whoCanSupply: DRAFTER });
  return [
    ...primaryProblems(pilot),
    ...(guardrails.some(({ mandatory }) => mandatory)
      ? []
      : [problem('no-guardrail', 'No mandatory guardrail is named.')]),
    ...guardrails
      .filter((each) => !findIndicator(each))
      .map(({ id }) => problem('unknown-indicator', `The guardrail ${id} is not in the list of indicators.`)),
    ...(strand?.mandatoryGuardrails ?? [])
      .filter((id) => !guardrails.some((each) => each.id === id && each.mandatory))
      .map((id) =>
        problem('guardrail-missing', `The strand makes the guardrail ${quotedIndicator(id)} mandatory.`),
      ),
  ];
};

/** Every area is known by its code of today: codes end, and two areas have shared a name. */
export const gateG22: PilotGate = ({ plan }) => {
  const { areas = [], comparisonAreas = [] } = plan.design ?? {};
  return [...areas, ...comparisonAreas]
    .filter((code) => authorityByAnyCode(code)?.code !== code || authorityByAnyCode(code)?.until !== null)
    .map((laCode) =>
      gateRefusal('G22', {
        code: 'code-not-of-today',
        field: 'design',
        laCode,
        fact: `${laCode} is the code of no local authority of today.`,
        whoCanSupply: DRAFTER,
      }),
    );
};

/** Every mandatory guardrail has a stop rule: what it sets off, and from which figure on. */
export const gateG25: PilotGate = ({ plan }) =>
  (plan.guardrails ?? [])
    .filter(({ mandatory, stop }) => mandatory && stop === null)
    .map(({ id }) =>
      gateRefusal('G25', {
        code: 'no-stop-rule',
        field: 'guardrails',
        fact: `The mandatory guardrail ${quotedIndicator(id)} has no stop rule.`,
        whoCanSupply: DRAFTER,
      }),
    );

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, ' ').toLowerCase();

/** What the public is told says that only these areas test, and that no duty or right changes. */
export const gateG26: PilotGate = ({ plan }) =>
  unless(plain(plan.publicText ?? '').includes(plain(PUBLIC_STATEMENT)), 'G26', {
    code: 'public-statement-missing',
    field: 'publicText',
    fact: 'What the public is told lacks the statement that no statutory duty or right changes.',
    whoCanSupply: DRAFTER,
  });

import { describe, expect, test } from 'vitest';
import { consultAreas } from '../pilots/draft-pilot.ts';
import type { Pilot } from '../pilots/pilot.ts';
import type { PilotPlan } from '../pilots/pilot-plan.ts';
import * as at from '../pilots/test-pilot.ts';
import { as, BARNET, BEN, CAMDEN, codes, FACTS, look, PLAN } from '../pilots/test-pilot.ts';
import { pilotRefusals } from './all-gates.ts';
import type { GateFacts } from './gate-facts.ts';
import type { GateId } from './step-refused.ts';

const withPlan = (plan: Partial<PilotPlan>): Pilot => ({ ...at.drafted, plan: { ...PLAN, ...plan } });
const refused = (pilot: Pilot, facts: GateFacts = FACTS) =>
  pilotRefusals(pilot, look(facts)).map(({ gate, code, laCode }) =>
    [gate, code, laCode].filter((part) => part !== null).join(' '),
  );
const variant = (change: object): GateFacts => ({
  ...FACTS,
  variant: FACTS.variant && { ...FACTS.variant, ...change },
});
const breach = (gate: GateId | null) =>
  variant({ breaches: [{ gate, parameter: 'days', fact: 'It breaks a limit.' }] });
const LAWS = ['G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G9', 'G10', 'G11'] as const;

test('nothing stands against a sound pilot', () => {
  expect(refused(at.drafted)).toEqual([]);
});

test.each(LAWS)(
  '%s: what the check of the variant finds against the law keeps the pilot from being put to anybody',
  (gate) => {
    expect(refused(at.drafted, breach(gate))).toEqual([`${gate} variant-breaks-the-law`]);
    expect(codes(() => consultAreas(at.drafted, as(BEN, breach(gate))))).toEqual(['variant-breaks-the-law']);
  },
);

test('G6: mediation is mandatory only where a change of the law says so, area by area', () => {
  const mandatory = { ...variant({ mandatoryMediation: true }), mediationMandatoryIn: [BARNET] };
  expect(refused(at.drafted, mandatory)).toEqual([`G6 mediation-mandatory ${CAMDEN}`]);
  expect(refused(at.drafted, { ...mandatory, mediationMandatoryIn: [BARNET, CAMDEN] })).toEqual([]);
});

test('G12: the pilot names one sound version of a variant of its own strand', () => {
  for (const change of [{ id: 'v2' }, { version: 2 }, { strand: 'mediation' }]) {
    expect(refused(at.drafted, variant(change))).toEqual(['G12 no-such-variant']);
  }
  expect(refused(at.drafted, { ...FACTS, variant: null })).toEqual(['G12 no-such-variant']);
  for (const gate of ['G12', null] as const)
    expect(refused(at.drafted, breach(gate))).toEqual(['G12 variant-unsound']);
});

test('G13: a lead of today drafts, for members of today', () => {
  const member = (laCode: string, lead: boolean) => ({ laCode, lead });
  expect(refused(at.drafted, { ...FACTS, members: [member(BARNET, false), member(CAMDEN, false)] })).toEqual([
    `G13 not-a-lead ${BARNET}`,
  ]);
  expect(refused(at.drafted, { ...FACTS, members: [member(BARNET, true)] })).toEqual([
    `G13 not-a-member ${CAMDEN}`,
  ]);
});

describe('G17', () => {
  const primary = (id: string, version = 1) =>
    withPlan({ primaryIndicator: { id, version, better: 'lower' } });
  const guard = (id: string, mandatory = true) => ({
    ...{
      id,
      version: 1,
      mandatory,
      stop: { when: 'above' as const, threshold: 1, action: 'pause' as const },
    },
  });

  test.each(['requests-received', 'refusal-to-assess', 'plans-issued', 'specialist-share-of-named-settings'])(
    'success is never %s',
    (id) => {
      expect(refused(primary(id))).toEqual(['G17 plan-volume-as-success']);
    },
  );

  test('fewer appeals count only beside every guardrail of access to redress', () => {
    expect(refused(primary('appeal-rate'))).toEqual(['G17 appeals-without-redress']);
    const redress = [
      'days-decision-to-certificate',
      'appeals-lodged-out-of-time',
      'appeals-decided-for-appellant',
      'complaints-upheld',
    ];
    const beside = (ids: string[]) => ({
      ...primary('appeal-rate'),
      plan: {
        ...primary('appeal-rate').plan,
        guardrails: [...PLAN.guardrails, ...ids.map((id) => guard(id))],
      },
    });
    expect(refused(beside(redress))).toEqual([]);
    expect(refused(beside(redress.slice(1)))).toEqual(['G17 appeals-without-redress']);
  });

  test('indicators are of the list, by version', () => {
    expect(refused(primary('parent-clarity', 2))).toEqual(['G17 unknown-indicator']);
    expect(refused(withPlan({ guardrails: [...PLAN.guardrails, guard('made-up')] }))).toEqual([
      'G17 unknown-indicator',
    ]);
  });

  test('at least one guardrail is mandatory, and none that the strand demands is left out', () => {
    const free: GateFacts = {
      ...FACTS,
      strand: FACTS.strand && { ...FACTS.strand, mandatoryGuardrails: [] },
    };
    expect(refused(withPlan({ guardrails: [] }), free)).toEqual(['G17 no-guardrail']);
    expect(refused(withPlan({ guardrails: [guard('felt-pressured', false)] }), free)).toEqual([
      'G17 no-guardrail',
    ]);
    expect(refused(withPlan({ guardrails: [guard('felt-pressured')] }))).toEqual(['G17 guardrail-missing']);
    expect(
      refused(withPlan({ guardrails: [guard('felt-pressured'), guard('off-list-request', false)] })),
    ).toEqual(['G17 guardrail-missing']);
  });
});

test('G22: Gateshead has two codes, and the one that ended in 2013 is refused', () => {
  const design = (comparison: string) =>
    withPlan({ design: { ...PLAN.design, comparisonAreas: [comparison] } });
  expect(refused(design('E08000020'))).toEqual(['G22 code-not-of-today E08000020']);
  expect(refused(design('E08000037'))).toEqual([]);
  expect(refused(design('E06999999'))).toEqual(['G22 code-not-of-today E06999999']);
  // Cumbria had one code to the end, and is no more.
  expect(refused(design('E10000006'))).toEqual(['G22 code-not-of-today E10000006']);
});

test('G25: a mandatory guardrail without a stop rule guards nothing', () => {
  const [first] = PLAN.guardrails;
  expect(first && refused(withPlan({ guardrails: [{ ...first, stop: null }] }))).toEqual([
    'G25 no-stop-rule',
  ]);
});

test('G26: the public is told that no duty and no right changes, whatever the line breaks', () => {
  expect(refused(withPlan({ publicText: 'We test lists.' }))).toEqual(['G26 public-statement-missing']);
  expect(refused(withPlan({ publicText: PLAN.publicText.replaceAll(' ', '\n') }))).toEqual([]);
  expect(refused(withPlan({ publicText: PLAN.publicText.replaceAll(' ', '  ').toUpperCase() }))).toEqual([]);
  // Words run together are another text.
  expect(refused(withPlan({ publicText: PLAN.publicText.replaceAll(' ', '') }))).toHaveLength(1);
});

test('a strand without a template, or halted, is tried nowhere', () => {
  const strand = (change: object): GateFacts => ({
    ...FACTS,
    strand: FACTS.strand && { ...FACTS.strand, ...change },
  });
  expect(refused(at.drafted, strand({ published: false }))).toEqual(['no-template']);
  expect(refused(at.drafted, strand({ halted: { since: '2026-01-01', reason: 'Harm.' } }))).toEqual([
    'strand-halted',
  ]);
  expect(refused(at.drafted, { ...FACTS, strand: null })).toContain('no-template');
});

import { describe, expect, test } from 'vitest';
import { allocate } from '../pilots/allocation.ts';
import type { Pilot } from '../pilots/pilot.ts';
import type { AllocationDesign, PilotPlan } from '../pilots/pilot-plan.ts';
import * as at from '../pilots/test-pilot.ts';
import { BARNET, CAMDEN, FACTS, look, PLAN } from '../pilots/test-pilot.ts';
import { areaRefusals, pilotRefusals } from './all-gates.ts';
import type { GateFacts } from './gate-facts.ts';
import { StepRefused } from './step-refused.ts';

/** A refusal as people meet it: the gate, the code for programs, the field, the area, the fact, and whom to ask. */
type Told = readonly [string | null, string, string | null, string | null, string, string];
const DRAFTER = "the lead authority's drafter";
const told = (pilot: Pilot, facts: GateFacts = FACTS): Told[] =>
  pilotRefusals(pilot, look(facts)).map(({ gate, code, field, laCode, fact, whoCanSupply }) => [
    ...([gate, code, field, laCode, fact, whoCanSupply] as const),
  ]);
const withPlan = (plan: Partial<PilotPlan>): Pilot => ({ ...at.drafted, plan: { ...PLAN, ...plan } });
const variant = (change: object): GateFacts => ({
  ...FACTS,
  variant: FACTS.variant && { ...FACTS.variant, ...change },
});
const strand = (change: object): GateFacts => ({
  ...FACTS,
  strand: FACTS.strand && { ...FACTS.strand, ...change },
});
const breach = (gate: 'G4' | 'G12'): GateFacts =>
  variant({ breaches: [{ gate, parameter: 'days', fact: 'It breaks a limit.' }] });
const guard = (id: string, mandatory = true) => ({
  ...{ id, version: 1, mandatory, stop: { when: 'above' as const, threshold: 1, action: 'pause' as const } },
});
const [first] = PLAN.guardrails.map((guardrail) => ({ ...guardrail, stop: null }));

describe('a refusal of a pilot says which gate, which fact is missing and who can supply it:', () => {
  const cases: readonly [Told, Pilot, GateFacts][] = [
    [
      [
        'G4',
        'variant-breaks-the-law',
        'variant.days',
        null,
        'It breaks a limit.',
        `${DRAFTER}, with another value`,
      ],
      at.drafted,
      breach('G4'),
    ],
    [
      [
        'G12',
        'variant-unsound',
        'variant.days',
        null,
        'It breaks a limit.',
        `${DRAFTER}, with another value`,
      ],
      at.drafted,
      breach('G12'),
    ],
    [
      [
        'G12',
        'no-such-variant',
        'variant',
        null,
        'The pilot names no version of a variant of its strand.',
        DRAFTER,
      ],
      at.drafted,
      { ...FACTS, variant: null },
    ],
    [
      [
        ...(['G6', 'mediation-mandatory', 'variant', CAMDEN] as const),
        'The variant makes mediation mandatory, and no change of the law does so in this area.',
        'Parliament, whose change two people of DfE policy record',
      ],
      at.drafted,
      { ...variant({ mandatoryMediation: true }), mediationMandatoryIn: [BARNET] },
    ],
    [
      [
        ...([null, 'no-template', 'strand', null] as const),
        ...(['DfE policy has published no template of this strand.', 'DfE policy'] as const),
      ],
      at.drafted,
      strand({ published: false }),
    ],
    [
      [
        ...([null, 'strand-halted', null, null] as const),
        ...([
          'DfE policy has halted the strand everywhere: Harm.',
          'DfE policy, who can end the halt',
        ] as const),
      ],
      at.drafted,
      strand({ halted: { since: '2026-01-01', reason: 'Harm.' } }),
    ],
    [
      [
        ...(['G13', 'not-a-lead', null, BARNET] as const),
        'The authority that drafted the pilot does not lead the partnership today.',
        'DfE policy, who keeps the registry of partnerships',
      ],
      at.drafted,
      // Another member leads: being led by somebody is not enough.
      { ...FACTS, members: [BARNET, CAMDEN].map((laCode) => ({ laCode, lead: laCode === CAMDEN })) },
    ],
    [
      [
        'G13',
        'not-a-member',
        'design.areas',
        CAMDEN,
        'The area is no member of the partnership today.',
        DRAFTER,
      ],
      at.drafted,
      { ...FACTS, members: [{ laCode: BARNET, lead: true }] },
    ],
    [
      [
        'G17',
        'unknown-indicator',
        'primaryIndicator',
        null,
        'The primary indicator is not in the list.',
        DRAFTER,
      ],
      withPlan({ primaryIndicator: { id: 'made-up', version: 1, better: 'lower' } }),
      FACTS,
    ],
    [
      [
        ...(['G17', 'plan-volume-as-success', 'primaryIndicator', null] as const),
        ...(['A number of plans, or what stands for it, is never success.', DRAFTER] as const),
      ],
      withPlan({ primaryIndicator: { id: 'plans-issued', version: 1, better: 'lower' } }),
      FACTS,
    ],
    [
      [
        ...(['G17', 'appeals-without-redress', 'primaryIndicator', null] as const),
        'Appeals count only beside the guardrails ‘Share of appeals lodged out of time’, ‘Share of complaints upheld, the ombudsman’s among them’.',
        DRAFTER,
      ],
      withPlan({
        primaryIndicator: { id: 'appeal-rate', version: 1, better: 'lower' },
        guardrails: [
          ...PLAN.guardrails,
          ...['days-decision-to-certificate', 'appeals-decided-for-appellant'].map((id) => guard(id)),
        ],
      }),
      FACTS,
    ],
    [
      ['G17', 'no-guardrail', 'guardrails', null, 'No mandatory guardrail is named.', DRAFTER],
      withPlan({ guardrails: [guard('felt-pressured', false)] }),
      strand({ mandatoryGuardrails: [] }),
    ],
    [
      [
        ...(['G17', 'unknown-indicator', 'guardrails', null] as const),
        ...(['The guardrail made-up is not in the list of indicators.', DRAFTER] as const),
      ],
      withPlan({ guardrails: [...PLAN.guardrails, guard('made-up')] }),
      FACTS,
    ],
    [
      [
        ...(['G17', 'guardrail-missing', 'guardrails', null] as const),
        ...([
          'The strand makes the guardrail ‘Requests for a setting that is not on the list’ mandatory.',
          DRAFTER,
        ] as const),
      ],
      withPlan({ guardrails: [guard('felt-pressured')] }),
      FACTS,
    ],
    [
      [
        ...(['G22', 'code-not-of-today', 'design', 'E08000020'] as const),
        ...(['E08000020 is the code of no local authority of today.', DRAFTER] as const),
      ],
      withPlan({ design: { ...PLAN.design, comparisonAreas: ['E08000020'] } }),
      FACTS,
    ],
    [
      [
        ...(['G25', 'no-stop-rule', 'guardrails', null] as const),
        ...([
          'The mandatory guardrail ‘Requests for a setting that is not on the list’ has no stop rule.',
          DRAFTER,
        ] as const),
      ],
      withPlan({ guardrails: first ? [first] : [] }),
      FACTS,
    ],
    [
      [
        ...(['G26', 'public-statement-missing', 'publicText', null] as const),
        'What the public is told lacks the statement that no statutory duty or right changes.',
        DRAFTER,
      ],
      withPlan({ publicText: 'We test lists.' }),
      FACTS,
    ],
    [
      [
        ...([null, 'plan-incomplete', 'sample.size', null] as const),
        'The plan of the pilot is not complete at sample.size: Too small: expected number to be >=1.',
        DRAFTER,
      ],
      withPlan({ sample: { unit: 'draft plans', size: 0 } }),
      FACTS,
    ],
  ];
  test.each(cases)('%j', (expected, pilot, facts) => {
    expect(told(pilot, facts)).toEqual([expected]);
  });

  test('a pilot of which nothing is written is refused once for each part, and no area or guardrail is made up', () => {
    const codes = told({ ...at.drafted, plan: {} }, { ...variant({ mandatoryMediation: true }) });
    expect(
      codes.filter(([, code]) => code !== 'plan-incomplete').map(([gate, code]) => [gate, code]),
    ).toEqual([
      ['G12', 'no-such-variant'],
      ['G17', 'no-guardrail'],
      ['G17', 'guardrail-missing'],
      ['G26', 'public-statement-missing'],
    ]);
    expect(codes.filter(([, code]) => code === 'plan-incomplete')).toHaveLength(Object.keys(PLAN).length);
  });

  test('without facts of the strand or the variant no gate of the law invents a breach', () => {
    expect(told(at.drafted, { ...FACTS, strand: null, variant: null }).map(([, code]) => code)).toEqual([
      ...['no-template', 'no-such-variant'],
    ]);
  });
});

describe('a refusal of an area says the same of it:', () => {
  const area = at.signed.areas[1] ?? at.fresh;
  const ofArea = (pilot: Pilot, change: object = {}, facts = FACTS): Told[] =>
    areaRefusals(pilot, { ...area, ...change }, look(facts)).map(
      ({ gate, code, field, laCode, fact, whoCanSupply }) => [
        ...([gate, code, field, laCode, fact, whoCanSupply] as const),
      ],
    );
  const APPROVER = "the authority's approver";

  test('G1', () => {
    const supply = "the authority, with a plan that DfE's Regions Group signs off";
    expect(ofArea(at.signed, {}, { ...FACTS, listGates: {} })).toEqual([
      ['G1', 'no-plan', null, CAMDEN, 'The area has no inclusion plan.', supply],
    ]);
    expect(ofArea(at.signed, {}, { ...FACTS, listGates: { [CAMDEN]: at.listGate(false) } })).toEqual([
      ['G1', 'plan-expired', null, CAMDEN, 'The plan has expired.', supply],
    ]);
    // Without a strand nobody knows whether it needs one: what refuses such a pilot is its own gate.
    expect(ofArea(at.signed, {}, { ...FACTS, listGates: {}, strand: null })).toEqual([]);
  });

  test('agreement, approval and registration', () => {
    expect(ofArea(at.signed, { agreement: null })).toEqual([
      [
        ...(['G12', 'area-has-not-agreed', null, CAMDEN] as const),
        ...(['The authority has not agreed to the pilot as it stands.', APPROVER] as const),
      ],
    ]);
    expect(ofArea({ ...at.signed, approval: null })).toEqual([
      ['G12', 'not-approved', null, null, 'DfE policy has not approved the pilot.', 'DfE policy'],
    ]);
    expect(ofArea({ ...at.signed, protocol: null })).toEqual([
      [
        ...([null, 'not-registered', null, null] as const),
        ...(['The protocol of the pilot is not registered.', "the lead authority's approver"] as const),
      ],
    ]);
  });

  test('each document by its name', () => {
    const missing = (kind: string, title: string): Told => [
      ...([
        null,
        'document-missing',
        kind,
        CAMDEN,
        `The ${title} of the authority is not signed.`,
        APPROVER,
      ] as const),
    ];
    expect(ofArea(at.signed, { documents: [] })).toEqual([
      missing('data-protection-impact', 'data protection impact assessment'),
      missing('equality-impact', 'equality impact assessment'),
      missing('data-sharing', 'data-sharing agreement'),
    ]);
  });

  test('its day, and what holds it', () => {
    const step = [{ from: '2026-12-01', areas: [CAMDEN] }];
    const later = { ...at.signed, plan: { ...PLAN, design: { ...PLAN.design, phaseIn: step } } };
    expect(ofArea(later)).toEqual([
      [null, 'step-not-reached', null, CAMDEN, "The area's step begins on 2026-12-01.", 'time'],
    ]);
    expect(areaRefusals(later, area, look(FACTS, '2026-12-01'))).toEqual([]);
    expect(ofArea({ ...at.signed, plan: {} })).toEqual([]);
    const hold = { cause: 'dfe', by: 'pia', at: '2026-11-23T10:00:00.000Z' };
    const holds = [
      { ...hold, reason: 'Harm.' },
      { ...hold, cause: 'gate', reason: 'No plan.' },
    ];
    expect(ofArea(at.signed, { holds })).toEqual([
      ['G25', 'area-held', null, CAMDEN, 'The area is paused: Harm. No plan.', 'whoever paused it'],
    ]);
  });
});

describe('a refusal of a draw of lots names the part of the design:', () => {
  const cluster = (id: string, requests: number, stratum: string | null = null) => ({
    id,
    stratum,
    figures: { requests },
  });
  const design = (change: Partial<AllocationDesign> = {}): AllocationDesign => ({
    ...{ method: 'cluster', seed: 1, treated: 1, balance: null },
    clusters: [cluster(BARNET, 1), cluster(CAMDEN, 2)],
    ...change,
  });
  const drawn = (allocation: AllocationDesign, phaseIn = PLAN.design.phaseIn): Pilot => ({
    ...at.signed,
    plan: { ...PLAN, design: { ...PLAN.design, phaseIn, allocation } },
  });
  const problem = (code: string, field: string, fact: string): Told => [
    ...([null, code, `design.allocation.${field}`, null, fact, DRAFTER] as const),
  ];
  const balance = (figure: string, limit: number) => ({
    method: 'restricted' as const,
    balance: { figures: [figure], limit },
  });

  test.each([
    [
      design({ clusters: [cluster('a', 1), cluster('a', 2)] }),
      problem('cluster-twice', 'clusters', 'A cluster is named twice.'),
    ],
    [
      design({ treated: 2 }),
      problem(
        'too-many-treated',
        'treated',
        'More are treated, or there are more steps, than the clusters allow.',
      ),
    ],
    [
      design({ method: 'restricted' }),
      problem('no-balance', 'balance', 'A restricted draw names the figures it is balanced on.'),
    ],
    [
      // One stratum that is missing is enough.
      design({ method: 'stratified', clusters: [cluster('a', 1, 'urban'), cluster('b', 2)] }),
      problem('stratum-missing', 'clusters', 'A stratified draw needs the stratum of every cluster.'),
    ],
    [
      design({
        ...balance('requests', 1),
        clusters: [cluster('a', 1), { id: 'b', stratum: null, figures: {} }],
      }),
      problem('figure-missing', 'clusters', 'b lacks a baseline figure that the draw is balanced on.'),
    ],
    [
      design(balance('requests', 0.001)),
      problem('never-balanced', 'balance', 'None of 10000 draws is balanced as the design asks.'),
    ],
  ])('%j', (allocation, expected) => {
    expect(told(drawn(allocation))).toEqual([expected]);
  });

  test('a stratified draw with every stratum can be drawn', () => {
    const clusters = ['a', 'b', 'c', 'd'].map((id, index) =>
      cluster(id, index, index < 2 ? 'urban' : 'rural'),
    );
    expect(told(drawn(design({ method: 'stratified', treated: 2, clusters })))).toEqual([]);
  });

  const ofLots = (pilot: Pilot, today: string) =>
    pilot.areas.flatMap((area) => areaRefusals(pilot, area, look(FACTS, today)));
  test('an area learns why it waits, and for which day', () => {
    const pilot = drawn(design());
    const comparison = allocate(design())?.assignments.find(({ arm }) => arm === 'comparison')?.cluster ?? '';
    expect(ofLots(pilot, '2026-11-23')).toEqual([
      {
        ...{ gate: null, code: 'drawn-for-comparison', field: 'design.allocation', laCode: comparison },
        ...{ fact: 'Lots put the area in the comparison arm.', whoCanSupply: 'nobody: the lots are drawn' },
      },
    ]);
    const wedge = design({ method: 'stepped-wedge', treated: 2 });
    const second = allocate(wedge)?.assignments.find(({ step }) => step === 2)?.cluster ?? '';
    const steps = ['2026-11-01', '2027-03-01'].map((from) => ({ from, areas: [] }));
    const waits = (fact: string) => ({
      ...{
        gate: null,
        code: 'step-not-reached',
        field: 'design.allocation',
        laCode: second,
        fact,
        whoCanSupply: 'time',
      },
    });
    expect(ofLots(drawn(wedge, steps), '2026-11-23')).toEqual([
      waits('Lots put the area in step 2, which begins on 2027-03-01.'),
    ]);
    expect(ofLots(drawn(wedge, steps.slice(0, 1)), '2026-11-23')).toEqual([
      waits('Lots put the area in step 2, which begins on no day that the plan names.'),
    ]);
  });
});

test('a step that is refused says all its reasons in one message', () => {
  const refusal = { gate: null, field: null, laCode: null };
  const error = new StepRefused([
    { ...refusal, code: 'a', fact: 'One is missing.', whoCanSupply: 'a clerk' },
    { ...refusal, code: 'b', fact: 'Two is missing.', whoCanSupply: 'DfE policy' },
  ]);
  expect([error.name, error.code, error.message]).toEqual([
    ...['StepRefused', 'step-refused', 'One is missing. Ask a clerk. Two is missing. Ask DfE policy.'],
  ]);
});

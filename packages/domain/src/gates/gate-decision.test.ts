import { describe, expect, test } from 'vitest';
import { pilotSchema } from '../pilots/pilot.ts';
import * as at from '../pilots/test-pilot.ts';
import {
  AMIRA,
  as,
  BARNET,
  CAMDEN,
  CARL,
  FACTS,
  look,
  PIA,
  PLAN,
  person,
  RITA,
} from '../pilots/test-pilot.ts';
import { ROLES } from '../roles.ts';
import { pilotRefusals } from './all-gates.ts';
import { type DecideGate, decideGate, decideGateSchema } from './decide-gate.ts';
import { type GateDecision, gateDecisionSchema, isWaived } from './gate-decision.ts';
import { StepRefused } from './step-refused.ts';

const silent = { ...at.drafted, plan: { ...PLAN, publicText: 'Rydym yn profi rhestrau.' } };
const waiver = { reason: 'Told in Welsh.', until: '2026-12-31' };
const snapshot = {
  query: '{ observations { totalCount } }',
  asOf: '2026-11-23T09:00:00.000Z',
  values: [
    { name: 'plans', value: 12 },
    { name: 'share', value: 'c' },
    { name: 'clarity', value: null },
  ],
};
const input: DecideGate = {
  gate: 'G26',
  laCode: null,
  snapshot,
  dissent: null,
  wouldChange: null,
  waiver: null,
};
const decision: GateDecision = {
  ...{
    gate: 'G26',
    laCode: null,
    result: 'waived',
    refusals: [],
    snapshot: null,
    factsSha256: 'a'.repeat(64),
  },
  ...{
    by: 'pia',
    role: 'dfe-policy',
    at: '2026-11-23T10:00:00.000Z',
    dissent: null,
    wouldChange: null,
    waiver,
  },
};
const refusalsOf = (act: () => unknown) => {
  try {
    act();
    return [];
  } catch (error) {
    if (error instanceof StepRefused) return error.refusals;
    throw error;
  }
};

describe('a waiver', () => {
  const waived = (
    change: Partial<GateDecision>,
    gate: Parameters<typeof isWaived>[1] = 'G26',
    laCode = CAMDEN,
  ) => isWaived([{ ...decision, ...change }], gate, laCode, '2026-12-31');

  test('holds for its gate, for its area or all of them, to its last day', () => {
    expect(waived({})).toBe(true);
    expect(waived({ laCode: CAMDEN })).toBe(true);
    expect(waived({ laCode: BARNET })).toBe(false);
    expect(waived({ gate: 'G22' })).toBe(false);
    expect(isWaived([decision], 'G26', null, '2027-01-01')).toBe(false);
  });

  test('is none where the gate failed or passed, where it names no last day, and for what no gate has a number for', () => {
    expect(waived({ result: 'fail' })).toBe(false);
    expect(waived({ result: 'pass' })).toBe(false);
    expect(waived({ waiver: null })).toBe(false);
    expect(waived({}, null)).toBe(false);
  });

  test('is told with its last day, and no other decision has one', () => {
    const { announces, step, content } = decideGate(silent, { ...input, waiver }, as(PIA));
    expect(step).toBe('decide-gate');
    expect(content.decisions[0]?.waiver).toEqual(waiver);
    const [{ factsSha256 } = decision] = content.decisions;
    expect(announces[0]?.data).toEqual({
      ...{ gate_id: 'G26', new_la_code: null, result: 'waived', waived_until: '2026-12-31' },
      reasons: [
        {
          code: 'public-statement-missing',
          fact: 'What the public is told lacks the statement that no statutory duty or right changes.',
        },
      ],
      evidence_refs: [factsSha256],
    });
    const failed = decideGate(silent, input, as(PIA));
    expect(failed.announces[0]?.data).not.toHaveProperty('waived_until');
    expect(failed.content.decisions[0]).toMatchObject({ result: 'fail', waiver: null });
    // Nothing is waived where nothing stands against the pilot.
    expect(decideGate(at.drafted, { ...input, waiver }, as(PIA)).content.decisions[0]).toMatchObject({
      ...{ result: 'pass', waiver: null },
    });
  });

  test('is refused with the field at fault and whom to ask', () => {
    const told = (change: Partial<DecideGate>, by = PIA) =>
      refusalsOf(() => decideGate(silent, { ...input, waiver, ...change }, as(by))).map(
        ({ gate, code, field, fact, whoCanSupply }) => [gate, code, field, fact, whoCanSupply],
      );
    expect(told({ gate: 'G1' })).toEqual([
      [
        ...['G1', 'not-waivable', 'waiver', 'Nobody can waive gate G1.'],
        'whoever supplies the fact that is missing',
      ],
    ]);
    expect(told({}, RITA)).toEqual([
      ['G26', 'not-yours-to-waive', 'waiver', 'This role does not waive this gate.', 'DfE policy'],
    ]);
    expect(told({ waiver: { ...waiver, until: '2026-11-22' } })).toEqual([
      ['G26', 'in-the-past', 'waiver.until', 'The waiver has ended before it begins.', 'DfE policy'],
    ]);
  });
});

describe('a decision', () => {
  test.each(ROLES)('is for authorities, DfE and the auditor to record: %s', (role) => {
    const allowed = ['lead-authority', 'member-authority', 'regions-group', 'dfe-policy', 'auditor'].includes(
      role,
    );
    const refusals = refusalsOf(() => decideGate(silent, input, as(person('x', role, BARNET))));
    expect(refusals.map(({ code, fact, whoCanSupply }) => [code, fact, whoCanSupply])).toEqual(
      allowed ? [] : [['role-not-permitted', 'This role records no gate.', 'the lead authority or DfE']],
    );
  });

  test('sees the gate that it names and no other', () => {
    const two = { ...silent, leadLaCode: CAMDEN };
    expect(pilotRefusals(two, look()).map(({ gate }) => gate)).toEqual(['G13', 'G26']);
    const { content } = decideGate(two, input, as(CARL));
    expect(content.decisions[0]?.refusals.map(({ code }) => code)).toEqual(['public-statement-missing']);
  });

  test('on one area sees what stands against that area or the whole pilot, never another area', () => {
    const facts = { ...FACTS, members: [{ laCode: BARNET, lead: false }] };
    const codes = (laCode: string) =>
      decideGate(
        at.consulting,
        { ...input, gate: 'G13', laCode },
        as(PIA, facts),
      ).content.decisions[0]?.refusals.map(({ code }) => code);
    // The lead's own refusal is of Barnet, the other of Camden.
    expect(codes(BARNET)).toEqual(['not-a-lead']);
    expect(codes(CAMDEN)).toEqual(['not-a-member']);
    const whole = decideGate(silent, { ...input, laCode: null }, as(PIA)).content.decisions[0];
    expect(whole?.refusals).toHaveLength(1);
    const areas = decideGate({ ...at.consulting, plan: silent.plan }, { ...input, laCode: BARNET }, as(AMIRA))
      .content.decisions[0];
    expect(areas?.refusals.map(({ code }) => code)).toEqual(['public-statement-missing']);
  });

  test('keeps the digest of the facts and the figures that it saw: other facts, another digest', () => {
    const digest = (snapshotSeen: DecideGate['snapshot'], facts = FACTS) =>
      decideGate(silent, { ...input, snapshot: snapshotSeen }, as(PIA, facts)).content.decisions[0]
        ?.factsSha256;
    expect(digest(snapshot)).toMatch(/^[a-f0-9]{64}$/);
    expect(digest(snapshot)).toBe(digest(snapshot));
    expect(digest(null)).not.toBe(digest(snapshot));
    expect(digest(snapshot, { ...FACTS, mediationMandatoryIn: [BARNET] })).not.toBe(digest(snapshot));
  });

  test('is added to those before it, and fits the record of a pilot', () => {
    const one = decideGate(silent, { ...input, waiver, dissent: 'The forum disagrees.' }, as(PIA)).content;
    const two = decideGate(one, { ...input, gate: 'G17', wouldChange: 'Fewer appeals.' }, as(RITA)).content;
    expect(two.decisions.map(({ gate, by }) => [gate, by])).toEqual([
      ['G26', 'pia'],
      ['G17', 'rita'],
    ]);
    expect(pilotSchema.parse(two)).toEqual(two);
    expect(two.decisions[0]?.snapshot).toEqual(snapshot);
  });

  test('keeps of a long reason its first 1,000 characters', () => {
    const breaches = [{ gate: 'G4' as const, parameter: 'days', fact: 'x'.repeat(1_200) }];
    const facts = { ...FACTS, variant: FACTS.variant && { ...FACTS.variant, breaches } };
    const { content } = decideGate(at.drafted, { ...input, gate: 'G4' }, as(PIA, facts));
    expect(content.decisions[0]?.refusals[0]?.fact).toBe('x'.repeat(1_000));
  });

  test.each([
    ['a query of nothing', { snapshot: { ...snapshot, query: '' } }],
    ['a query of more than 5,000 characters', { snapshot: { ...snapshot, query: 'x'.repeat(5_001) } }],
    ['more than 200 figures', { snapshot: { ...snapshot, values: Array(201).fill(snapshot.values[0]) } }],
    ['a figure without a name', { snapshot: { ...snapshot, values: [{ name: '', value: 1 }] } }],
    [
      'a symbol of more than 200 characters',
      { snapshot: { ...snapshot, values: [{ name: 'a', value: 'x'.repeat(201) }] } },
    ],
    ['a field that it does not know', { more: 1 }],
    ['a gate that is not there', { gate: 'G99' }],
  ])('takes no %s', (_, change) => {
    const longest = {
      ...snapshot,
      query: 'x'.repeat(5_000),
      values: [{ name: 'a', value: 'x'.repeat(200) }],
    };
    expect(decideGateSchema.safeParse({ ...input, waiver, snapshot: longest }).success).toBe(true);
    expect(decideGateSchema.safeParse({ ...input, ...change }).success).toBe(false);
  });

  test('is kept with at most 100 reasons, each of at most 1,000 characters', () => {
    const reason = { code: 'a', fact: 'x'.repeat(1_000) };
    const fits = (refusals: object[]) => gateDecisionSchema.safeParse({ ...decision, refusals }).success;
    expect(fits(Array(100).fill(reason))).toBe(true);
    expect(fits(Array(101).fill(reason))).toBe(false);
    expect(fits([{ ...reason, fact: `${reason.fact}x` }])).toBe(false);
    expect(fits([{ code: 'a' }])).toBe(false);
    for (const result of ['pass', 'fail', 'waived'])
      expect(gateDecisionSchema.safeParse({ ...decision, result }).success).toBe(true);
    expect(gateDecisionSchema.safeParse({ ...decision, result: '' }).success).toBe(false);
    expect(gateDecisionSchema.safeParse({ ...decision, waiver: { reason: 'x' } }).success).toBe(false);
  });
});

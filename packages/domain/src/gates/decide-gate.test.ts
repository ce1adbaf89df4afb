import { describe, expect, test } from 'vitest';
import type { Pilot } from '../pilots/pilot.ts';
import type { PilotPlan } from '../pilots/pilot-plan.ts';
import * as at from '../pilots/test-pilot.ts';
import { as, BARNET, CAMDEN, codes, FACTS, look, PIA, PLAN, person } from '../pilots/test-pilot.ts';
import { pilotRefusals } from './all-gates.ts';
import { decideGate } from './decide-gate.ts';
import { gateChecklist } from './gate-checklist.ts';
import { WAIVABLE } from './gate-decision.ts';
import type { GateFacts } from './gate-facts.ts';
import { GATES, type GateId } from './step-refused.ts';

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

describe('a decision on a gate', () => {
  const input = {
    gate: 'G26' as GateId,
    laCode: null,
    snapshot: null,
    dissent: null,
    wouldChange: null,
    waiver: null,
  };
  const waiver = { reason: 'Told in Welsh.', until: '2026-12-31' };
  const silent = withPlan({ publicText: 'Rydym yn profi rhestrau.' });

  test('is kept with what it saw and told, and changes nothing else', () => {
    const { content, announces } = decideGate(silent, { ...input, dissent: 'The forum disagrees.' }, as(PIA));
    expect(content.decisions[0]).toMatchObject({
      gate: 'G26',
      result: 'fail',
      role: 'dfe-policy',
      dissent: 'The forum disagrees.',
    });
    expect(announces).toMatchObject([
      { type: 'pilot.gate.evaluated.v1', data: { gate_id: 'G26', result: 'fail' } },
    ]);
    expect(decideGate(at.drafted, input, as(PIA)).content.decisions[0]?.result).toBe('pass');
    expect(content.state).toBe('draft');
  });

  test('sees one area’s facts', () => {
    const at1 = decideGate(
      at.signed,
      { ...input, gate: 'G1', laCode: CAMDEN },
      as(PIA, { ...FACTS, listGates: {} }),
    ).content;
    expect(at1.decisions[0]).toMatchObject({
      gate: 'G1',
      laCode: CAMDEN,
      result: 'fail',
      refusals: [{ code: 'no-plan' }],
    });
  });

  test('waives only what can be waived, by the named role, to its last day', () => {
    const waived = decideGate(silent, { ...input, waiver }, as(PIA)).content;
    expect(pilotRefusals(waived, look(FACTS, '2026-12-31'))).toEqual([]);
    expect(pilotRefusals(waived, look(FACTS, '2027-01-01')).map(({ gate }) => gate)).toEqual(['G26']);
    expect(gateChecklist(waived, look()).checks.at(-1)?.result).toBe('waived');
    expect(codes(() => decideGate(silent, { ...input, waiver }, as(at.AMIRA)))).toEqual([
      'not-yours-to-waive',
    ]);
    expect(
      codes(() => decideGate(silent, { ...input, waiver: { ...waiver, until: '2026-11-22' } }, as(PIA))),
    ).toEqual(['in-the-past']);
    expect(codes(() => decideGate(silent, input, as(person('eve', 'evaluator'))))).toEqual([
      'role-not-permitted',
    ]);
  });

  test.each(GATES.filter((gate) => gate !== 'G22' && gate !== 'G26'))('%s is waived by nobody', (gate) => {
    expect(WAIVABLE[gate]).toBeUndefined();
    for (const by of [PIA, at.RITA, at.AMIRA]) {
      expect(codes(() => decideGate(at.drafted, { ...input, gate, waiver }, as(by)))).toEqual([
        'not-waivable',
      ]);
    }
  });

  test('a decision that was forged into the record opens no gate of the law', () => {
    const decision = {
      ...input,
      result: 'waived' as const,
      refusals: [],
      factsSha256: 'a'.repeat(64),
      by: 'pia',
      role: 'dfe-policy' as const,
    };
    const forged = {
      ...at.drafted,
      decisions: [{ ...decision, gate: 'G2' as const, at: '2026-11-23T10:00:00.000Z', waiver }],
    };
    expect(refused(forged, breach('G2'))).toEqual(['G2 variant-breaks-the-law']);
  });

  test('a waiver for one area holds for that area, and from today on', () => {
    const design = { ...PLAN.design, areas: [BARNET, 'E06999998', 'E06999999'] };
    const members = [
      ...FACTS.members,
      { laCode: 'E06999998', lead: false },
      { laCode: 'E06999999', lead: false },
    ];
    const facts = { ...FACTS, members };
    const unknown = {
      ...withPlan({ design }),
      areas: ['E06999998', 'E06999999'].map((laCode) => ({ ...at.fresh, laCode })),
    };
    const one = {
      ...input,
      gate: 'G22' as const,
      laCode: 'E06999998',
      waiver: { reason: 'New county.', until: '2026-11-23' },
    };
    const { content } = decideGate(unknown, one, as(PIA, facts));
    expect(content.decisions[0]?.refusals).toHaveLength(1);
    expect(pilotRefusals(content, look(facts)).map(({ laCode }) => laCode)).toEqual(['E06999999']);
  });
});

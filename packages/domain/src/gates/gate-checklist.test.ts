import { describe, expect, test } from 'vitest';
import type { Pilot } from '../pilots/pilot.ts';
import * as at from '../pilots/test-pilot.ts';
import { BARNET, CAMDEN, FACTS, look } from '../pilots/test-pilot.ts';
import { areaRefusals } from './all-gates.ts';
import { gateChecklist, stepsFor } from './gate-checklist.ts';
import type { GateFacts } from './gate-facts.ts';

describe('of an area', () => {
  const area = at.signed.areas[1];
  const open = (pilot: Pilot, change: object = {}, facts = FACTS) =>
    area &&
    areaRefusals(pilot, { ...area, ...change }, look(facts)).map(({ gate, code }) => `${gate} ${code}`);

  test('G1: an area without a plan, or with a plan that does not open the gate, has no lists', () => {
    expect(open(at.signed)).toEqual([]);
    expect(open(at.signed, {}, { ...FACTS, listGates: {} })).toEqual(['G1 no-plan']);
    expect(open(at.signed, {}, { ...FACTS, listGates: { [CAMDEN]: at.listGate(false) } })).toEqual([
      'G1 plan-expired',
    ]);
    const other: GateFacts = {
      ...FACTS,
      listGates: {},
      strand: FACTS.strand && { ...FACTS.strand, needsInclusionPlan: false },
    };
    expect(open(at.signed, {}, other)).toEqual([]);
  });

  test('G12, G25: its agreement, DfE’s approval, the protocol, and no hold', () => {
    expect(open(at.signed, { agreement: null })).toEqual(['G12 area-has-not-agreed']);
    expect(open(at.signed, { documents: area?.documents.slice(1) })).toEqual(['null document-missing']);
    expect(open({ ...at.signed, approval: null })).toEqual(['G12 not-approved']);
    expect(open({ ...at.signed, protocol: null })).toEqual(['null not-registered']);
    const hold = { cause: 'dfe', by: 'pia', at: '2026-11-23T10:00:00.000Z', reason: 'Harm.' };
    expect(open(at.signed, { holds: [hold] })).toEqual(['G25 area-held']);
  });
});

describe('the checklist', () => {
  test('says what stands between a pilot, each area, and live, and who can supply it', () => {
    const list = gateChecklist(at.consulting, look({ ...FACTS, listGates: {} }));
    expect(list.checks.every(({ result }) => result === 'pass')).toBe(true);
    expect(list.steps).toEqual([
      { step: 'areas-agreed', who: "the pilot's areas" },
      { step: 'submit', who: 'the lead authority' },
      { step: 'approve', who: 'DfE policy' },
      { step: 'register', who: 'the lead authority' },
    ]);
    const failing = list.areas[0]?.checks
      .filter(({ result }) => result === 'fail')
      .flatMap(({ refusals }) => refusals);
    expect(failing?.map(({ code }) => code)).toEqual([
      ...['no-plan', 'area-has-not-agreed', 'not-approved', 'not-registered'],
      ...['document-missing', 'document-missing', 'document-missing'],
    ]);
    expect(failing?.[0]?.whoCanSupply).toContain('Regions Group');
  });

  test('names the steps of a role', () => {
    expect(stepsFor(at.submitted, 'dfe-policy')).toEqual(['return', 'approve', 'withdraw', 'supersede']);
    expect(stepsFor(at.submitted, 'evaluator')).toEqual([]);
  });

  test('has every gate by its number and its title, the pilot’s own and those of each area', () => {
    const list = gateChecklist(at.registered, look());
    expect(list.checks.map(({ gate, title }) => `${gate ?? '-'} ${title}`)).toEqual([
      '- The plan of the pilot is complete',
      '- The strand has a template and is not halted',
      '- Lots can be drawn as the design says',
      'G2 The right to request a setting is never restricted',
      'G3 A draft plan names no setting',
      'G4 Fifteen days to answer',
      'G5 Only the grounds of section 39',
      'G6 Mediation is voluntary for families',
      'G7 The authority attends with authority',
      'G8 The clocks of mediation',
      'G9 The appeal deadline informs only',
      'G10 Statutory clocks can only be faster',
      'G11 Nothing adds a legal test',
      'G12 The configuration is one sound version',
      'G13 A lead is not an owner',
      'G17 No count of plans as success, and guardrails',
      'G22 Areas by their codes of today',
      'G25 Stop rules',
      'G26 What the public is told',
    ]);
    expect(list.areas.map(({ laCode, state }) => [laCode, state])).toEqual([
      ...[
        [BARNET, 'agreed'],
        [CAMDEN, 'agreed'],
      ],
    ]);
    expect(list.areas[0]?.checks.map(({ gate, title }) => `${gate ?? '-'} ${title}`)).toEqual([
      'G1 An inclusion plan in force before lists',
      'G12 The authority agreed for its own area',
      'G12 DfE policy approved',
      '- The protocol is registered',
      '- The authority signed its documents',
      "- The area's step has begun",
      '- Lots put the area in the pilot',
      'G25 Nothing holds the area back',
    ]);
  });

  test('names the steps that are still to be taken, fewer with each that was, and none of what runs', () => {
    const steps = (pilot: Pilot) => gateChecklist(pilot, look()).steps.map(({ step }) => step);
    expect(steps(at.drafted)).toEqual(['consult', 'areas-agreed', 'submit', 'approve', 'register']);
    expect(steps(at.consulting)).toEqual(['areas-agreed', 'submit', 'approve', 'register']);
    expect(steps(at.agreed)).toEqual(['submit', 'approve', 'register']);
    expect(steps(at.submitted)).toEqual(['approve', 'register']);
    expect(steps(at.approved)).toEqual(['register']);
    expect(steps(at.live)).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import type { Pilot } from '../pilots/pilot.ts';
import * as at from '../pilots/test-pilot.ts';
import { CAMDEN, FACTS, look } from '../pilots/test-pilot.ts';
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
});

import { describe, expect, test } from 'vitest';
import type { GateFacts } from '../gates/gate-facts.ts';
import { goLive, newUseRefusals, pauseArea, pauseClosedAreas, reportBreach, resumeArea } from './run-area.ts';
import * as at from './test-pilot.ts';
import {
  AMIRA,
  as,
  BARNET,
  BEN,
  CAMDEN,
  CARL,
  clock,
  codes,
  FACTS,
  listGate,
  look,
  PIA,
  person,
  RITA,
  stateOf,
} from './test-pilot.ts';

const reason = 'Staff are away.';
const barnet = { laCode: BARNET, reason };
const camden = { laCode: CAMDEN, reason };
const closed: GateFacts = { ...FACTS, listGates: { ...FACTS.listGates, [CAMDEN]: listGate(false) } };
const halted: GateFacts = {
  ...FACTS,
  strand: FACTS.strand && {
    ...FACTS.strand,
    halted: { since: '2026-11-01', reason: 'Families were misled.' },
  },
};
const states = (pilot: typeof at.live) => [pilot.state, stateOf(pilot, BARNET), stateOf(pilot, CAMDEN)];

describe('going live', () => {
  test('is each authority’s own step, in a registered pilot', () => {
    expect(states(at.oneLive)).toEqual(['live', 'live', 'agreed']);
    expect(codes(() => goLive(at.signed, { laCode: CAMDEN }, as(AMIRA)))).toContain('another-authority');
    expect(codes(() => goLive(at.approved, { laCode: CAMDEN }, as(CARL)))).toContain('pilot-not-registered');
    expect(codes(() => goLive(at.signed, { laCode: CAMDEN }, as(PIA)))).toEqual(['role-not-permitted']);
  });

  test('waits for the three documents of the area, and one area’s gaps hold no other back', () => {
    expect(codes(() => goLive(at.registered, { laCode: CAMDEN }, as(CARL)))).toEqual([
      'document-missing',
      'document-missing',
      'document-missing',
    ]);
    expect(codes(() => goLive(at.signed, { laCode: CAMDEN }, as(CARL, closed)))).toEqual(['plan-expired']);
    expect(stateOf(goLive(at.signed, { laCode: BARNET }, as(AMIRA, closed)).content, BARNET)).toBe('live');
  });

  test('does not begin before the area’s step', () => {
    const phaseIn = [{ from: '2026-12-01', areas: [CAMDEN] }];
    const phased = { ...at.signed, plan: { ...at.PLAN, design: { ...at.PLAN.design, phaseIn } } };
    expect(codes(() => goLive(phased, { laCode: CAMDEN }, as(CARL)))).toEqual(['step-not-reached']);
    expect(codes(() => goLive(phased, { laCode: CAMDEN }, as(CARL, FACTS, '2026-12-01')))).toEqual([]);
  });
});

describe('pausing', () => {
  test('an authority pauses its own area at any time, and no other moves', () => {
    const paused = pauseArea(at.live, camden, as(CARL)).content;
    expect(states(paused)).toEqual(['live', 'live', 'paused']);
    expect(states(pauseArea(paused, barnet, as(BEN)).content)).toEqual(['paused', 'paused', 'paused']);
    expect(codes(() => pauseArea(at.live, camden, as(AMIRA)))).toContain('another-authority');
    expect(codes(() => pauseArea(at.live, camden, as(person('eve', 'evaluator'))))).toContain(
      'role-not-permitted',
    );
    expect(codes(() => pauseArea(at.live, camden, as(person('zoe', 'member-authority', CAMDEN))))).toEqual([
      'not-appointed',
    ]);
  });

  test('DfE pauses any area; Regions Group those of its region', () => {
    for (const by of [PIA, RITA])
      expect(stateOf(pauseArea(at.live, camden, as(by)).content, CAMDEN)).toBe('paused');
    expect(codes(() => pauseArea(at.live, camden, as({ ...RITA, repId: 'north-east' })))).toEqual([
      'another-region',
    ]);
  });

  test('for the same cause twice has no effect', () => {
    const paused = pauseArea(at.live, camden, as(CARL)).content;
    expect(pauseArea(paused, camden, as(CARL)).content).toBe(paused);
  });

  test('an area runs again when the last hold is lifted, each by whoever may', () => {
    const twice = pauseArea(pauseArea(at.live, camden, as(CARL)).content, camden, as(RITA)).content;
    const half = resumeArea(twice, camden, as(CARL)).content;
    expect(stateOf(half, CAMDEN)).toBe('paused');
    expect(codes(() => resumeArea(half, camden, as(CARL)))).toEqual(['held-by-dfe']);
    expect(stateOf(resumeArea(half, camden, as(RITA)).content, CAMDEN)).toBe('live');
  });

  test('resuming passes every gate again', () => {
    const paused = pauseArea(at.live, camden, as(CARL)).content;
    expect(codes(() => resumeArea(paused, camden, as(CARL, closed)))).toEqual(['plan-expired']);
    expect(codes(() => resumeArea(paused, camden, as(CARL, halted)))).toEqual(['strand-halted']);
  });

  test('an area that was never live stands by again, and does not go live by it', () => {
    const paused = pauseArea(at.agreed, camden, as(CARL)).content;
    expect(paused.state).toBe('agreed');
    expect(stateOf(resumeArea(paused, camden, as(CARL)).content, CAMDEN)).toBe('agreed');
  });
});

describe('the scheduled check', () => {
  test('pauses a live area whose gate has closed, once, and leaves the others', () => {
    const change = pauseClosedAreas(at.live, clock(closed));
    expect(change && states(change.content)).toEqual(['live', 'live', 'paused']);
    expect(change?.announces).toMatchObject([
      {
        type: 'pilot.area.state.changed.v1',
        data: { new_la_code: CAMDEN, from: 'live', to: 'paused', actor_role: 'clock', holds: ['gate'] },
      },
    ]);
    expect(change && pauseClosedAreas(change.content, clock(closed))).toBeNull();
    expect(pauseClosedAreas(at.live, clock())).toBeNull();
  });

  test('a halt of the strand pauses every area, and only DfE policy lifts it', () => {
    const paused = pauseClosedAreas(at.live, clock(halted))?.content ?? at.live;
    expect(states(paused)).toEqual(['paused', 'paused', 'paused']);
    expect(codes(() => resumeArea(paused, camden, as(CARL)))).toEqual(['held-by-halt']);
    expect(codes(() => resumeArea(paused, camden, as(RITA)))).toEqual(['held-by-halt']);
    expect(codes(() => resumeArea(paused, camden, as(PIA, halted)))).toEqual(['strand-halted']);
    expect(states(resumeArea(paused, camden, as(PIA)).content)).toEqual(['live', 'paused', 'live']);
  });

  test('the check at use does not wait for it', () => {
    expect(newUseRefusals(at.live, CAMDEN, look())).toEqual([]);
    expect(newUseRefusals(at.live, CAMDEN, look(closed))).toMatchObject([
      { gate: 'G1', code: 'closed-by-gate', laCode: CAMDEN },
    ]);
    expect(newUseRefusals(at.live, CAMDEN, look(halted))).toMatchObject([{ code: 'closed-by-halt' }]);
    expect(newUseRefusals(at.oneLive, CAMDEN, look())).toMatchObject([{ code: 'area-not-live' }]);
  });
});

describe('a change of the law that made mediation mandatory', () => {
  const { variant } = FACTS;
  const asked: GateFacts = {
    ...FACTS,
    variant: variant && { ...variant, mandatoryMediation: true },
    mediationMandatoryIn: [BARNET, CAMDEN],
  };
  const over: GateFacts = { ...asked, mediationMandatoryIn: [BARNET] };

  test('once it is over in an area, pauses that area and no other, at the check and at use (G6)', () => {
    expect(pauseClosedAreas(at.live, clock(asked))).toBeNull();
    const paused = pauseClosedAreas(at.live, clock(over))?.content ?? at.live;
    expect(states(paused)).toEqual(['live', 'live', 'paused']);
    expect(codes(() => resumeArea(paused, camden, as(CARL, over)))).toContain('mediation-mandatory');
    expect(newUseRefusals(at.live, CAMDEN, look(asked))).toEqual([]);
    expect(newUseRefusals(at.live, CAMDEN, look(over))).toMatchObject([
      { gate: 'G6', code: 'closed-by-gate', laCode: CAMDEN },
    ]);
    expect(newUseRefusals(at.live, BARNET, look(over))).toEqual([]);
  });
});

describe('guardrails', () => {
  const breach = (guardrailId: string, value: number) =>
    reportBreach(at.live, { laCode: CAMDEN, guardrailId, value }, clock());

  test('beyond its stop rule an area is paused, which DfE lifts and the authority does not', () => {
    const { content, announces } = breach('off-list-request', 4.9);
    expect(states(content)).toEqual(['live', 'live', 'paused']);
    expect(announces[0]).toEqual({
      type: 'incident.guardrail.breached.v1',
      data: {
        guardrail_id: 'off-list-request',
        new_la_code: CAMDEN,
        value: 4.9,
        threshold: 5,
        action: 'pause',
      },
    });
    expect(codes(() => resumeArea(content, camden, as(CARL)))).toEqual(['held-by-guardrail']);
    expect(stateOf(resumeArea(content, camden, as(RITA)).content, CAMDEN)).toBe('live');
  });

  test('at the threshold, or where no rule is, nothing happens; where the rule notifies, nothing pauses', () => {
    expect(breach('off-list-request', 5).content).toBe(at.live);
    expect(breach('no-such-guardrail', 0).content).toBe(at.live);
    const told = breach('felt-pressured', 10.1);
    expect([told.announces.length, states(told.content), told.content.breaches.length]).toEqual([
      1,
      ['live', 'live', 'live'],
      1,
    ]);
    expect(breach('felt-pressured', 10).announces).toEqual([]);
  });

  test('an area that stands by is held back too, and one that has not agreed has nothing to pause', () => {
    const report = (pilot: typeof at.live) =>
      reportBreach(pilot, { laCode: CAMDEN, guardrailId: 'off-list-request', value: 1 }, clock()).content;
    expect(stateOf(report(at.signed), CAMDEN)).toBe('paused');
    const both = report(pauseArea(at.live, camden, as(CARL)).content);
    expect(both.areas[1]?.holds.map(({ cause }) => cause)).toEqual(['authority', 'guardrail']);
    expect(stateOf(report(at.consulting), CAMDEN)).toBe('invited');
  });
});

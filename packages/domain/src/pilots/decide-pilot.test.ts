import { describe, expect, test } from 'vitest';
import {
  approvePilot,
  endPilot,
  recordDeviation,
  recordExit,
  refinePilot,
  registerPilot,
  returnPilot,
  submitPilot,
  supersedePilot,
  withdrawPilot,
} from './decide-pilot.ts';
import { draftPilot } from './draft-pilot.ts';
import { pilotSchema } from './pilot.ts';
import { PILOT } from './pilot-record.ts';
import * as at from './test-pilot.ts';
import { AMIRA, as, BARNET, BEN, CARL, codes, FACTS, PIA, RITA, stateOf } from './test-pilot.ts';

const reason = { reason: 'It is time.' };
const SHA = 'b'.repeat(64);

test('a pilot goes from draft to live, and every stage fits the schema', () => {
  const stages = [
    at.drafted,
    at.consulting,
    at.agreed,
    at.submitted,
    at.approved,
    at.registered,
    at.oneLive,
    at.live,
  ];
  expect(stages.map((pilot) => pilotSchema.parse(pilot).state)).toEqual([
    ...['draft', 'consulting', 'agreed', 'submitted', 'approved', 'registered', 'live', 'live'],
  ]);
});

describe('decisions', () => {
  test('the lead’s approver submits, never one who drafted, nor before the areas have answered', () => {
    expect(codes(() => submitPilot(at.agreed, as(BEN)))).toEqual(['own-draft']);
    expect(codes(() => submitPilot(at.consulting, as(AMIRA)))).toEqual(['step-out-of-turn']);
  });

  test('only DfE policy approves, or returns for another draft', () => {
    for (const by of [AMIRA, CARL, RITA])
      expect(codes(() => approvePilot(at.submitted, as(by)))).toEqual(['role-not-permitted']);
    expect(returnPilot(at.submitted, reason, as(PIA)).content.state).toBe('draft');
    expect(codes(() => returnPilot(at.submitted, reason, as(RITA)))).toEqual(['role-not-permitted']);
  });

  test('a pilot that has never run is withdrawn with its areas; one that has run is not', () => {
    const { content, announces } = withdrawPilot(at.approved, reason, as(AMIRA));
    expect([content.state, stateOf(content, BARNET)]).toEqual(['withdrawn', 'ended']);
    expect(announces.map(({ type }) => type)).toEqual([
      'pilot.area.state.changed.v1',
      'pilot.area.state.changed.v1',
      'pilot.state.changed.v1',
    ]);
    expect(codes(() => withdrawPilot(at.live, reason, as(PIA)))).toEqual(['step-out-of-turn']);
    expect(withdrawPilot(at.approved, reason, as(PIA)).content.state).toBe('withdrawn');
    expect(codes(() => withdrawPilot(at.approved, reason, as(BEN)))).toEqual(['own-draft']);
  });

  test('a pilot ends with its exit plan, notices, final return and learning record, not without', () => {
    expect(codes(() => endPilot(at.live, reason, as(AMIRA)))).toEqual(['exit-missing']);
    const exit = {
      plan: 'Lists stop in July.',
      notices: [{ to: 'Families', on: '2027-06-01' }],
      finalReturn: { on: '2027-07-01', sha256: SHA },
      learning: 'Ask health first.',
    };
    const ready = recordExit(at.live, exit, as(BEN)).content;
    expect(
      codes(() => endPilot({ ...ready, draftedBy: [AMIRA.account, BEN.account] }, reason, as(AMIRA))),
    ).toEqual(['own-draft']);
    expect(recordExit({ ...at.live, draftedBy: [] }, exit, as(BEN)).content.draftedBy).toEqual(['ben']);
    const ended = endPilot(ready, reason, as(AMIRA)).content;
    expect([ended.state, stateOf(ended, BARNET), ended.exit]).toEqual(['ended', 'ended', exit]);
  });

  test('the next cycle takes over when it is registered, and each keeps its own protocol', () => {
    const draft = draftPilot(
      { ...at.begin({}, 'p2'), refines: 'p1' },
      { ...as(BEN), refined: at.live },
    ).content;
    expect(draft).toMatchObject({ cycle: 2, refines: 'p1', state: 'draft' });
    const copy = draftPilot(
      { ...at.begin(), id: 'p2', plan: {}, refines: 'p1' },
      { ...as(BEN), refined: at.live },
    ).content;
    expect(copy.plan).toEqual(at.live.plan);
    const next = { ...at.registered, id: 'p2', refines: 'p1', cycle: 2 };
    expect(codes(() => refinePilot(at.live, { ...next, state: 'approved' }, as(AMIRA)))).toEqual([
      'next-cycle-not-registered',
    ]);
    const refined = refinePilot(at.live, next, as(AMIRA)).content;
    expect(refined).toMatchObject({ state: 'refined', successor: 'p2', protocol: at.live.protocol });
    expect(
      codes(() => draftPilot({ ...at.begin(), refines: 'p1' }, { ...as(BEN), refined: at.drafted })),
    ).toEqual(['refines-nothing']);
  });

  test('another pilot of the partnership supersedes one that does not run', () => {
    const next = { ...at.drafted, id: 'p3' };
    expect(supersedePilot(at.agreed, next, as(AMIRA)).content).toMatchObject({
      state: 'superseded',
      successor: 'p3',
    });
    expect(codes(() => supersedePilot(at.agreed, at.agreed, as(AMIRA)))).toEqual(['no-other-pilot']);
    expect(codes(() => supersedePilot(at.live, next, as(AMIRA)))).toEqual(['step-out-of-turn']);
  });

  test('a deviation from the frozen protocol is an event with its reason', () => {
    const { content, announces } = recordDeviation(
      at.live,
      { what: 'Camden began late.', reason: 'Its board met late.' },
      as(BEN),
    );
    expect(content.protocol).toEqual(at.live.protocol);
    expect(announces[0]).toMatchObject({
      type: 'pilot.protocol.deviated.v1',
      data: { protocol_hash: at.live.protocol?.sha256 },
    });
    expect(codes(() => registerPilot(at.registered, { registryUrl: null }, as(AMIRA)))).toEqual([
      'step-out-of-turn',
    ]);
  });
});

test('every change names the configuration that it stands under', () => {
  expect(approvePilot(at.submitted, as(PIA)).configVersion).toBe('variant.v1.v1');
});

test('no account leaves the service', () => {
  const breach = JSON.stringify(PILOT.publicPart(at.live));
  expect(breach).not.toMatch(/"(ben|amira|carl|eda|pia|clerk)"/);
  expect(FACTS.members).toHaveLength(3);
});

import { TEST_SET } from '@rep/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  acceptPlan,
  assurePlan,
  BARNET,
  CAMDEN,
  type London,
  refusalCodes,
  startLondon,
  submitPlan,
} from './london.ts';

let london: London;
beforeAll(async () => {
  london = await startLondon();
});
afterAll(() => london.stop());

/** From the draft that stands to Regions Group's table once more. */
async function sendAgain(planId: string): Promise<void> {
  const [carl, cora, icb] = [await london.as('carl'), await london.as('cora'), await london.as('icb')];
  const present = ['local-authority', 'integrated-care-board', 'parent-carer-forum'];
  await carl.inclusionPlans.recordMeeting.mutate({ planId, on: '2026-11-20', present });
  await carl.inclusionPlans.review.mutate({ planId });
  for (const body of ['local-authority', 'parent-carer-forum'])
    await carl.inclusionPlans.recordAgreement.mutate({ planId, body, on: '2026-11-20' });
  const agreement = { planId, body: 'integrated-care-board', on: '2026-11-20' };
  await icb.inclusionPlans.recordAgreement.mutate(agreement);
  await cora.inclusionPlans.signOff.mutate({ planId });
  await cora.inclusionPlans.submit.mutate({ planId, standards: { set: TEST_SET.id, version: '1' } });
}

const stateOf = async (planId: string) => {
  const { content } = await (await london.as('carl')).inclusionPlans.show.query({ planId });
  return content.state;
};
async function planInForce(to?: string): Promise<string> {
  const planId = await submitPlan(london);
  await assurePlan(london, planId);
  await acceptPlan(london, planId, to);
  return planId;
}

test('Regions Group’s queue shows what waits, how many have judged, and what changed since the last time', async () => {
  const [rita, carl] = [await london.as('rita'), await london.as('carl')];
  const planId = await submitPlan(london);
  const waiting = async () => (await rita.inclusionPlans.queue.query()).filter(({ id }) => id === planId);
  expect(await waiting()).toMatchObject([{ state: 'submitted', reviewers: 0, changedSections: [] }]);
  await rita.inclusionPlans.return.mutate({ planId, reasons: ['Say more of the need.'] });
  expect(await waiting()).toEqual([]);
  const sections = [{ id: 'needs', kind: 'text' as const, text: 'More of the need.' }];
  await carl.inclusionPlans.edit.mutate({ planId, sections });
  const shown = await carl.inclusionPlans.show.query({ planId });
  expect([shown.content.revision, shown.changedSections]).toEqual([2, ['needs']]);
});

test('Regions Group sees what changed since the submission before, also once the plan is sent again', async () => {
  const [rita, carl] = [await london.as('rita'), await london.as('carl')];
  const planId = await submitPlan(london);
  const differences = () => rita.inclusionPlans.differences.query({ planId });
  expect(await differences()).toEqual({ against: null, at: null, sections: [] });
  await rita.inclusionPlans.return.mutate({ planId, reasons: ['Say more of the need.'] });
  await carl.inclusionPlans.edit.mutate({ planId, sections: [{ id: 'needs', kind: 'text', text: 'More.' }] });
  await sendAgain(planId);
  const changed = { id: 'needs', before: { text: 'What we know and mean to do.' }, after: { text: 'More.' } };
  expect(await differences()).toMatchObject({ against: 'submission', sections: [changed] });
  const waiting = (await rita.inclusionPlans.queue.query()).find(({ id }) => id === planId);
  expect(waiting).toMatchObject({ state: 'submitted', revision: 2, changedSections: ['needs'] });
});

test('a question of Regions Group is answered by the authority before the plan is quality-assured', async () => {
  const [rita, carl] = [await london.as('rita'), await london.as('carl')];
  const planId = await submitPlan(london);
  await rita.inclusionPlans.ask.mutate({ planId, id: 'q1', text: 'How many places?' });
  expect(await refusalCodes(assurePlan(london, planId))).toEqual(['question-open']);
  await carl.inclusionPlans.answer.mutate({ planId, id: 'q1', text: 'Forty.' });
  await rita.inclusionPlans.qualityAssure.mutate({ planId });
  expect(await stateOf(planId)).toBe('quality-assured');
});

test('one reviewer is not enough, whoever it is', async () => {
  const rita = await london.as('rita');
  const planId = await submitPlan(london);
  const statements = (await rita.inclusionPlans.show.query({ planId })).statementIds;
  expect(statements.length).toBeGreaterThan(0);
  const judgements = statements.map((statementId) => ({
    ...{ statementId, judgement: 'met' as const, note: null },
  }));
  await rita.inclusionPlans.judge.mutate({ planId, judgements });
  expect(await refusalCodes(rita.inclusionPlans.qualityAssure.mutate({ planId }))).toEqual(['two-reviewers']);
});

test('only Regions Group extends, and the plan warns before it ends', async () => {
  const [rita, cora] = [await london.as('rita'), await london.as('cora')];
  const planId = await planInForce('2027-01-10');
  const longer = { planId, to: '2027-06-01', reason: 'The board asked for time.' };
  await expect(cora.inclusionPlans.extend.mutate(longer)).rejects.toMatchObject({
    data: { code: 'FORBIDDEN' },
  });
  const warning = async () =>
    (await rita.inclusionPlans.list.query({ area: CAMDEN })).find(({ id }) => id === planId)?.warning;
  expect(await warning()).toMatchObject({ days: 60, expires: '2027-01-10' });
  await rita.inclusionPlans.extend.mutate(longer);
  expect(await warning()).toBeNull();
});

test('a list says who of its readers drafted a plan, and by when the first open condition is to be met', async () => {
  const [rita, carl] = [await london.as('rita'), await london.as('carl')];
  const planId = await submitPlan(london);
  await assurePlan(london, planId);
  const condition = (id: string, due: string) => ({ id, text: 'Name the places.', due });
  await rita.inclusionPlans.accept.mutate({
    ...{ planId, from: '2026-11-23', to: '2027-11-01', opensListGate: true, reasons: [] },
    conditions: [condition('later', '2027-06-01'), condition('sooner', '2027-02-01')],
  });
  const line = async (who: typeof carl) =>
    (await who.inclusionPlans.list.query({ area: CAMDEN })).find(({ id }) => id === planId);
  expect(await line(carl)).toMatchObject({ draftedByMe: true, conditionDue: '2027-02-01' });
  await rita.inclusionPlans.followUp.mutate({
    ...{ planId, conditionId: 'sooner', opensListGate: true, reason: 'It names them.' },
  });
  expect(await line(rita)).toMatchObject({ draftedByMe: false, conditionDue: '2027-06-01' });
});

test('each decision is told as it was made, whatever was met or extended since, and whoever made it', async () => {
  const [rita, carl] = [await london.as('rita'), await london.as('carl')];
  const planId = await submitPlan(london);
  await assurePlan(london, planId);
  const condition = { id: 'places', text: 'Name the places.', due: '2027-02-01' };
  const accepted = { from: '2026-11-23', to: '2027-11-01', opensListGate: false, reasons: ['It is sound.'] };
  await rita.inclusionPlans.accept.mutate({ planId, ...accepted, conditions: [condition] });
  await rita.inclusionPlans.followUp.mutate({
    ...{ planId, conditionId: 'places', opensListGate: true, reason: 'It names them.' },
  });
  await rita.inclusionPlans.extend.mutate({ planId, to: '2027-12-01', reason: 'Time is short.' });
  const decisions = await carl.inclusionPlans.decisions.query({ planId });
  expect(decisions).toMatchObject([
    {
      ...{ step: 'accept', outcome: 'accept-with-conditions', opensListGate: false, laCode: CAMDEN },
      ...{ inForce: { from: '2026-11-23', to: '2027-11-01' }, conditions: [{ ...condition, metOn: null }] },
    },
    { step: 'extend', inForce: { to: '2027-12-01' }, reason: 'Time is short.' },
  ]);
  expect(JSON.stringify(decisions)).not.toContain('rita');
});

test('the scheduled check announces each warning once, and says what time it is late', async () => {
  const planId = await planInForce('2027-03-01');
  const warnings = async () =>
    (
      await london.database.query<{ days: number; on: string }>(
        `SELECT (body->'data'->>'days_before')::int AS days, body->'data'->>'warned_on' AS on
         FROM (SELECT convert_from(body, 'UTF8')::json AS body, sequence FROM outbox.event WHERE key = '${planId}') AS told
         WHERE body->>'type' = 'laip.expiring.v1' ORDER BY sequence`,
      )
    ).map(({ days, on }) => `${days} on ${on}`);
  await london.service.check();
  expect(await warnings()).toEqual([]);
  for (const day of ['2026-12-01', '2026-12-02', '2027-01-05']) {
    london.goTo(day);
    await Promise.all([london.service.check(), london.service.check()]);
  }
  expect(await warnings()).toEqual(['90 on 2026-12-01', '60 on 2027-01-05']);
  london.goTo('2026-11-23');
});

test('an amendment leaves the plan in force until it is signed off, and takes its place on its first day', async () => {
  const [carl, rita] = [await london.as('carl'), await london.as('rita')];
  const planId = await planInForce();
  const amendment = await submitPlan(london, planId);
  expect(await stateOf(planId)).toBe('amended');
  expect((await carl.inclusionPlans.listGate.query({ laCode: CAMDEN })).open).toBe(true);
  await assurePlan(london, amendment);
  const later = { from: '2026-12-01', to: '2027-12-01', conditions: [], opensListGate: true, reasons: [] };
  await rita.inclusionPlans.accept.mutate({ planId: amendment, ...later });
  await london.service.check();
  expect(await stateOf(planId)).toBe('amended');
  london.goTo('2026-12-01');
  await london.service.check();
  expect([await stateOf(planId), await stateOf(amendment)]).toEqual(['superseded', 'in-force']);
  london.goTo('2026-11-23');
});

test('an amendment that is in force today takes the place of the plan with its sign-off', async () => {
  const planId = await planInForce();
  const amendment = await submitPlan(london, planId);
  await assurePlan(london, amendment);
  await acceptPlan(london, amendment);
  expect([await stateOf(planId), await stateOf(amendment)]).toEqual(['superseded', 'in-force']);
});

test('of two plans that were begun side by side the one accepted last runs alone, and its return closes the gate', async () => {
  const [first, second] = [await submitPlan(london), await submitPlan(london)];
  for (const planId of [first, second]) {
    await assurePlan(london, planId);
    await acceptPlan(london, planId);
  }
  expect([await stateOf(first), await stateOf(second)]).toEqual(['superseded', 'in-force']);
  const carl = await london.as('carl');
  expect(await refusalCodes(carl.inclusionPlans.draft.mutate({ laCode: CAMDEN }))).toEqual(['plan-in-force']);
  await (await london.as('rita')).inclusionPlans.return.mutate({
    planId: second,
    reasons: ['Not delivered.'],
  });
  expect(await carl.inclusionPlans.listGate.query({ laCode: CAMDEN })).toMatchObject({ open: false });
});

test('nobody drafts another authority’s plan, and what was refused leaves nothing', async () => {
  const carl = await london.as('carl');
  const call = carl.inclusionPlans.draft.mutate({ laCode: BARNET });
  expect(await refusalCodes(call)).toContain('another-authority');
  expect(await carl.inclusionPlans.list.query({ area: BARNET })).toEqual([]);
});

test('of those who begin to amend one plan at the same moment one does, and the others are told that it has begun', async () => {
  const carl = await london.as('carl');
  const planId = await planInForce();
  const amend = { laCode: CAMDEN, amends: planId };
  const calls = [1, 2, 3, 4].map(() => carl.inclusionPlans.draft.mutate(amend));
  const codes = await Promise.all(calls.map((call) => refusalCodes(call)));
  expect(codes.filter(([code]) => code === 'amendment-begun')).toHaveLength(3);
  expect(await stateOf(planId)).toBe('amended');
});

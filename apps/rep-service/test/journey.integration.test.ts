import { STRAND_TEMPLATES, TEMPLATE_KIND } from '@rep/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  acceptPlan,
  assurePlan,
  BARNET,
  CAMDEN,
  type London,
  refusalCodes,
  registerPilot,
  signDocuments,
  startLondon,
  submitPlan,
} from './london.ts';

let london: London;
beforeAll(async () => {
  london = await startLondon();
});
afterAll(() => london.stop());

const stateOf = async (pilotId: string) => {
  const { content } = await (await london.as('eve')).pilots.show.query({ pilotId });
  return [content.state, ...content.areas.map(({ laCode, state }) => `${laCode} ${state}`)];
};
const goLive = async (pilotId: string, laCode: string) =>
  (await london.as(laCode === BARNET ? 'amira' : 'cora')).pilots.goLive.mutate({ pilotId, laCode });

test.each(['national-standards', 'mediation'])(
  'a pilot of %s goes from draft to live, each area by its own authority',
  async (strand) => {
    const pilotId = await registerPilot(london, strand);
    expect(await refusalCodes(goLive(pilotId, BARNET))).toContain('document-missing');
    await signDocuments(london, pilotId, BARNET);
    await goLive(pilotId, BARNET);
    expect(await stateOf(pilotId)).toEqual(['live', `${BARNET} live`, `${CAMDEN} agreed`]);
  },
);

test('every event of a pilot names the configuration that produced it', async () => {
  const pilotId = await registerPilot(london, 'mediation');
  const versions = await london.database.query<{ v: string }>(
    `SELECT DISTINCT convert_from(body, 'UTF8')::json->>'configversion' AS v FROM outbox.event WHERE key = '${pilotId}'`,
  );
  expect(versions).toHaveLength(1);
  expect(versions[0]?.v).toMatch(/^mediation\.v1\.[0-9a-f-]{36}\.1$/);
});

test('lists wait for the area’s own plan, run while it is in force, and pause when it ends', async () => {
  const pilotId = await registerPilot(london, 'tailored-lists');
  await signDocuments(london, pilotId, CAMDEN);
  const client = await london.as('cora');
  const mayBegin = () => client.pilots.mayBegin.query({ pilotId, laCode: CAMDEN });

  expect(await refusalCodes(goLive(pilotId, CAMDEN))).toEqual(['no-plan']);
  const planId = await submitPlan(london);
  expect(await refusalCodes(goLive(pilotId, CAMDEN))).toEqual(['plan-not-signed-off']);
  await assurePlan(london, planId);
  await acceptPlan(london, planId, '2027-02-01');
  await goLive(pilotId, CAMDEN);
  expect(await stateOf(pilotId)).toEqual(['live', `${BARNET} agreed`, `${CAMDEN} live`]);
  expect(await mayBegin()).toEqual({ may: true, refusals: [] });

  london.goTo('2027-02-01');
  // The check at use does not wait for the scheduled one.
  expect(await mayBegin()).toMatchObject({ may: false, refusals: [{ gate: 'G1', code: 'closed-by-gate' }] });
  await london.service.check();
  expect(await stateOf(pilotId)).toEqual(['paused', `${BARNET} agreed`, `${CAMDEN} paused`]);
  const history = await client.pilots.history.query({ pilotId });
  expect(history.at(-1)).toMatchObject({ step: 'pause', by: { role: 'clock', account: 'clock' } });
  const plan = await client.inclusionPlans.show.query({ planId });
  expect([plan.content.state, plan.by.role]).toEqual(['expired', 'clock']);
  await london.service.check();
  expect((await client.pilots.history.query({ pilotId })).length).toBe(history.length);
  london.goTo('2026-11-23');
});

test('a plan that is returned out of force pauses new lists at that moment', async () => {
  const pilotId = await registerPilot(london, 'tailored-lists');
  await signDocuments(london, pilotId, CAMDEN);
  const planId = await submitPlan(london);
  await assurePlan(london, planId);
  await acceptPlan(london, planId);
  await goLive(pilotId, CAMDEN);
  const rita = await london.as('rita');
  await rita.inclusionPlans.return.mutate({ planId, reasons: ['The provision map is out of date.'] });
  const { may } = await rita.pilots.mayBegin.query({ pilotId, laCode: CAMDEN });
  await london.service.check();
  expect([may, ...(await stateOf(pilotId))]).toEqual([
    false,
    'paused',
    `${BARNET} agreed`,
    `${CAMDEN} paused`,
  ]);
});

test('DfE halts a strand: its live areas are paused everywhere, and other strands run on', async () => {
  const [standards, mediation] = [
    await registerPilot(london, 'national-standards'),
    await registerPilot(london, 'mediation'),
  ];
  for (const pilotId of [standards, mediation]) {
    await signDocuments(london, pilotId, BARNET);
    await goLive(pilotId, BARNET);
  }
  await london.halt('mediation');
  await london.service.check();
  expect(await stateOf(mediation)).toContain(`${BARNET} paused`);
  expect(await stateOf(standards)).toContain(`${BARNET} live`);
});

test('a later version of the template without lists takes no pilot out of the gate of lists', async () => {
  const pilotId = await registerPilot(london, 'tailored-lists');
  await signDocuments(london, pilotId, BARNET);
  const lists = STRAND_TEMPLATES.find(({ strand }) => strand === 'tailored-lists');
  const parameters = lists?.parameters.filter(({ effect }) => effect.kind === 'practice-duty') ?? [];
  if (!lists) throw new Error('the strand of lists is built in');
  await london.receive(TEMPLATE_KIND, lists.strand, { ...lists, version: 2, parameters, orderings: [] }, 2);
  expect(await refusalCodes(goLive(pilotId, BARNET))).toEqual(['no-plan']);
});

import { type GateDecision, gateDecisionSchema, type Pilot } from '@rep/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { BARNET, CAMDEN, PILOT_ID, running, shown } from './fake-pilots.ts';
import { FakeRefusal } from './fake-services.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
const PAGE = `/partnerships/london/pilots/${PILOT_ID}`;
const NEW = `${PAGE}/decisions/new`;

const decision: GateDecision = gateDecisionSchema.parse({
  ...{ gate: 'G26', laCode: null, result: 'waived', factsSha256: 'c'.repeat(64) },
  refusals: [{ code: 'public-statement-missing', fact: 'What the public is told lacks the statement.' }],
  snapshot: {
    ...{ query: 'observations(dataset: "x")', asOf: '2026-01-02T09:00:00.000Z' },
    values: [
      { name: 'barnet-2025', value: 58.4 },
      { name: 'camden-2025', value: null },
    ],
  },
  ...{ by: 'dfe-policy', role: 'dfe-policy', at: '2026-01-02T09:00:00.000Z' },
  ...{ dissent: 'The forum <b>disagreed</b>.', wouldChange: 'The text in Welsh.' },
  waiver: { reason: 'It stands there in easy read.', until: '2026-03-01' },
});
const guarded: Pilot = {
  ...running,
  plan: {
    ...running.plan,
    guardrails: [
      {
        ...{ id: 'felt-pressured', version: 1, mandatory: true },
        stop: { when: 'above', threshold: 10, action: 'pause' },
      },
    ],
  },
};

beforeEach(() => {
  services().asked.length = 0;
  services().answers.clear();
  services().answers.set('pilots.show', shown({ ...guarded, decisions: [decision] }, 6));
});
const sent = (procedure: string): unknown =>
  services().asked.find(({ operation }) => operation === procedure)?.variables;

describe('the decisions of a pilot', () => {
  it('are told with the facts, the dissent, and what would change them, and by role only', async () => {
    const { body } = await (await visitor('evaluator')).get(`${PAGE}/decisions`);
    for (const said of [
      ...['Waived for a time', 'What the public is told lacks the statement.', 'c'.repeat(64)],
      ...['barnet-2025: 58.4', 'camden-2025: no figure', 'The forum &lt;b&gt;disagreed&lt;/b&gt;.'],
      ...['The text in Welsh.', 'Waived until 1 March 2026', 'by DfE policy'],
    ])
      expect(body).toContain(said);
    expect(body).not.toContain(NEW);
  });

  it('stand on its page, the newest first', async () => {
    const later = { ...decision, gate: 'G22' as const, result: 'fail' as const, waiver: null };
    services().answers.set('pilots.show', shown({ ...guarded, decisions: [decision, later] }));
    const { body } = await (await visitor('evaluator')).get(PAGE);
    expect(body.indexOf('Gate G22')).toBeGreaterThan(0);
    expect(body.indexOf('Gate G22, The pilot')).toBeLessThan(body.indexOf('Gate G26, The pilot'));
  });
});

describe('looking at a gate', () => {
  const look = { gate: 'G26', area: 'whole', _version: '6' };

  it('keeps who disagreed, what would change it, and the published figures that were looked at', async () => {
    services().answers.set('pilots.decideGate', shown(guarded, 7));
    const page = await (await visitor('lead-authority')).submit(NEW, NEW, {
      ...{ ...look, area: CAMDEN, dissent: 'Health.', wouldChange: 'A figure.' },
      figure: 'timeliness_20_week.pc_plans_issued_20_weeks_ex',
    });
    expect(page.headers.location).toBe(`${PAGE}/decisions?done=decide`);
    expect(sent('pilots.decideGate')).toMatchObject({
      ...{ pilotId: PILOT_ID, expectedVersion: 6, gate: 'G26', laCode: CAMDEN, waiver: null },
      ...{ dissent: 'Health.', wouldChange: 'A figure.' },
      snapshot: {
        query: expect.stringContaining('pc_plans_issued_20_weeks_ex'),
        values: expect.arrayContaining([
          { name: 'barnet-2024', value: 'x' },
          { name: 'camden-2024', value: 96.6 },
          { name: 'london-region-2024', value: null },
        ]),
      },
    });
  });

  it('offers a waiver to DfE policy only, with its reason and its end together', async () => {
    expect((await (await visitor('lead-authority')).get(NEW)).body).not.toContain('waiver-reason');
    const dfe = await visitor('dfe-policy');
    const half = await dfe.submit(NEW, NEW, { ...look, 'waiver-reason': 'In easy read.' });
    expect(half.body).toContain('href="#waiver-until-day">Answer “Last day of the waiver”');
    services().answers.set('pilots.decideGate', shown(guarded, 7));
    await dfe.submit(NEW, NEW, {
      ...{ ...look, 'waiver-reason': 'In easy read.', 'waiver-until-day': '1' },
      ...{ 'waiver-until-month': '3', 'waiver-until-year': '2027' },
    });
    expect(sent('pilots.decideGate')).toMatchObject({
      ...{ snapshot: null, laCode: null },
      waiver: { reason: 'In easy read.', until: '2027-03-01' },
    });
  });

  it('says that nobody waives another gate', async () => {
    const refusal = {
      ...{ gate: 'G2', code: 'not-waivable', field: 'waiver', laCode: null },
      ...{ fact: 'Nobody can waive gate G2.', whoCanSupply: 'whoever supplies the fact' },
    };
    services().answers.set(
      'pilots.decideGate',
      new FakeRefusal('No.', { httpStatus: 412, refusals: [refusal] }),
    );
    const page = await (await visitor('dfe-policy')).submit(NEW, NEW, { ...look, gate: 'G2' });
    expect(page.body).toContain('href="#waiver-reason">Gate G2: Nobody can waive gate G2.');
  });

  it('is for authorities, DfE and auditors', async () => {
    expect((await (await visitor('evaluator')).get(NEW)).statusCode).toBe(403);
    expect((await (await visitor('auditor')).get(NEW)).statusCode).toBe(200);
  });
});

describe('telling what a guardrail measured', () => {
  const AT = `${PAGE}/breach`;
  const areasFor = async (account: string): Promise<string[]> => {
    const { body } = await (await visitor(account)).get(AT);
    return [...body.matchAll(/name="area" type="radio" value="([^"]+)"/g)].map((match) => match[1] ?? '');
  };

  it('is for an authority of its own area, and for DfE of any', async () => {
    expect(await areasFor('barnet-drafter')).toEqual([BARNET]);
    expect(await areasFor('regions-group')).toEqual([BARNET, CAMDEN]);
    expect((await (await visitor('islington-drafter')).get(AT)).statusCode).toBe(403);
    expect((await (await visitor('evaluator')).get(AT)).statusCode).toBe(403);
    expect((await (await visitor('islington-drafter')).get(PAGE)).body).not.toContain(AT);
    expect((await (await visitor('barnet-drafter')).get(PAGE)).body).toContain(AT);
  });

  it('beyond the stop rule says that it is broken, within it that nothing changes', async () => {
    const breach = {
      ...{ guardrailId: 'felt-pressured', laCode: BARNET, value: 14, threshold: 10 },
      ...{ action: 'pause' as const, at: '2026-01-05T09:00:00.000Z' },
    };
    const broken = { ...guarded, breaches: [...guarded.breaches, breach] };
    services().answers.set('pilots.reportBreach', shown(broken, 7));
    const typed = { _version: '6', guardrail: 'felt-pressured', area: BARNET, value: '14' };
    const barnet = await visitor('barnet-drafter');
    expect((await barnet.submit(AT, AT, typed)).headers.location).toBe(`${PAGE}?done=breach`);
    expect(sent('pilots.reportBreach')).toEqual({
      ...{ pilotId: PILOT_ID, expectedVersion: 6, guardrailId: 'felt-pressured', laCode: BARNET, value: 14 },
    });
    services().answers.set('pilots.reportBreach', shown(guarded, 7));
    const within = await barnet.submit(AT, AT, { ...typed, value: '9' });
    expect(within.headers.location).toBe(`${PAGE}?done=within`);
    expect((await barnet.get(`${PAGE}?done=within`)).body).toContain('nothing changes.');
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { BARNET, scheme } from './fake-pilots.ts';
import { draftedPlan, PLAN_ID, planInForce, planLine, shownPlan, waiting } from './fake-plans.ts';
import { FakeRefusal } from './fake-services.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
const LIST = '/partnerships/london/plans';
const PAGE = `${LIST}/${PLAN_ID}`;
beforeEach(() => {
  services().asked.length = 0;
  services().answers.clear();
});
const sent = (procedure: string): unknown =>
  services().asked.find(({ operation }) => operation === procedure)?.variables;
const show = (content: typeof draftedPlan): unknown =>
  services().answers.set('inclusionPlans.show', shownPlan(content));
const send = async (account: string, path: string, fields: Record<string, string | string[]>) =>
  (await visitor(account)).submit(path, path, { _version: '4', ...fields });
const stepsOn = async (account: string): Promise<string[]> => {
  const { body } = await (await visitor(account)).get(PAGE);
  return [...body.matchAll(/href="[^"]*\/((?:steps|sections)\/[^"]+)"/g)].map((match) => match[1] ?? '');
};

describe('the page of a plan', () => {
  it('shows its sections as text, its bodies, its meetings and whether lists may run', async () => {
    show(planInForce);
    const { body } = await (await visitor('regions-group')).get(PAGE);
    expect(body).toContain('Many &lt;b&gt;needs&lt;/b&gt;.');
    expect(body).toContain('the integrated care board: <strong>not yet, and needed</strong>');
    expect(body).toContain('1 January 2026: the local authority. Not quorate.');
    expect(body).toMatch(/Gate G1, tailored lists.*Closed/s);
    expect(body).toContain('<strong>Not answered yet.</strong>');
    expect(body).toMatch(/ns-1<\/th>.*Partly met.*Say more/);
    expect(body).not.toContain('regions-group-london-1');
  });

  it('has the steps of the person who looks and no others', async () => {
    expect((await stepsOn('lead-authority')).slice(0, 3)).toEqual([
      ...['steps/record-meeting', 'steps/review', 'sections/needs'],
    ]);
    expect(await stepsOn('member-authority')).toEqual([]);
    expect(await stepsOn('dfe-policy')).toEqual([]);
    show({ ...draftedPlan, state: 'partnership-signed-off' });
    expect(await stepsOn('barnet-approver')).toEqual(['steps/submit']);
    show({ ...draftedPlan, state: 'partnership-signed-off', draftedBy: ['barnet-approver'] });
    expect(await stepsOn('barnet-approver')).toEqual([]);
    show({ ...draftedPlan, state: 'quality-assured' });
    expect(await stepsOn('regions-group')).toEqual(['steps/accept', 'steps/return']);
    expect(await stepsOn('barnet-approver')).toEqual([]);
  });
});

describe('a section', () => {
  it('of text is saved with the version that was seen', async () => {
    const page = await send('lead-authority', `${PAGE}/sections/needs`, { text: 'Other needs.' });
    expect(page.headers.location).toBe(PAGE);
    const sections = [{ id: 'needs', kind: 'text', text: 'Other needs.' }];
    expect(sent('inclusionPlans.edit')).toEqual({ planId: PLAN_ID, expectedVersion: 4, sections });
  });

  it('of rows keeps “not known” apart from none, and drops no half row', async () => {
    const path = `${PAGE}/sections/provision-map`;
    const half = await send('lead-authority', path, { 'provision-0': 'Therapy' });
    expect(half.body).toContain('href="#provider-0">Answer “Who provides it?” too');
    expect((await send('lead-authority', path, {})).body).toContain('Fill in at least one row');
    await send('lead-authority', path, { 'provision-1': 'Therapy', 'provider-1': 'NHS', 'places-1': '' });
    const rows = [{ provision: 'Therapy', provider: 'NHS', places: null, note: null }];
    expect(sent('inclusionPlans.edit')).toMatchObject({ sections: [{ id: 'provision-map', rows }] });
  });
});

describe('the board and the bodies', () => {
  it('have their meeting recorded with who was there', async () => {
    const day = { 'on-day': '3', 'on-month': '2', 'on-year': '2026' };
    const present = ['local-authority', 'integrated-care-board'];
    await send('lead-authority', `${PAGE}/steps/record-meeting`, { ...day, present });
    expect(sent('inclusionPlans.recordMeeting')).toEqual({
      ...{ planId: PLAN_ID, expectedVersion: 4, on: '2026-02-03', present },
    });
  });

  it('speak each for themselves: the integrated care board is its own, and nobody else’s', async () => {
    show({ ...draftedPlan, state: 'board-reviewed' });
    const path = `${PAGE}/steps/record-agreement`;
    const health = (await (await visitor('integrated-care-board')).get(path)).body;
    expect([...health.matchAll(/type="radio" value="([^"]+)"/g)].map((match) => match[1])).toEqual([
      'integrated-care-board',
    ]);
    expect((await (await visitor('lead-authority')).get(path)).body).not.toContain(
      'value="integrated-care-board"',
    );
  });
});

describe('what is read of plans', () => {
  it('is both texts of a section that changed since the submission before', async () => {
    const section = (text: string) => ({ id: 'needs', kind: 'text', text });
    const sections = [{ id: 'needs', before: section('Few.'), after: section('<b>Many</b>.') }];
    const at = '2026-01-02T09:00:00.000Z';
    services().answers.set('inclusionPlans.differences', { against: 'submission', at, sections });
    const { body } = await (await visitor('regions-group')).get(`${PAGE}/differences`);
    expect(body).toMatch(/What children and young people.*Few\..*&lt;b&gt;Many&lt;\/b&gt;\./s);
    expect(body).toContain('submitted before, on 2 January 2026');
    services().answers.set('inclusionPlans.differences', { against: null, at: null, sections: [] });
    expect((await (await visitor('regions-group')).get(`${PAGE}/differences`)).body).toContain(
      'there is nothing before it',
    );
  });

  it('is, for NHS England, what concerns health and nothing that reviewers judged', async () => {
    const rows = [{ need: 'Speech', intention: 'Two posts.', by: '2027-01-01' }];
    const plan = {
      ...planInForce,
      sections: [{ id: 'commissioning', kind: 'commissioning' as const, rows }],
    };
    show(plan);
    services().answers.set('inclusionPlans.list', [planLine(plan)]);
    const { body } = await (await visitor('integrated-care-board')).get(`${LIST}/nhs-england`);
    expect(body).toContain('Has not agreed to this edition');
    expect(body).toContain('Speech: Two posts. By 1 January 2027.');
    expect(body).toContain('Name the places. Due 1 December 2026.');
    expect(body).not.toContain('Say more.');
    expect((await (await visitor('evaluator')).get(`${LIST}/nhs-england`)).statusCode).toBe(403);
  });

  it('says of a condition that its day is over, and what makes a quorum', async () => {
    show({
      ...planInForce,
      decision: planInForce.decision && {
        ...planInForce.decision,
        conditions: [{ id: 'c', text: 'Late one.', due: '2026-01-01', metOn: null }],
      },
    });
    const { body } = await (await visitor('regions-group')).get(PAGE);
    expect(body).toContain('Overdue: it is still open.');
    expect(body).toContain(
      'Quorum: 3 bodies at least, among them the local authority and the integrated care board.',
    );
  });
});

describe('Regions Group', () => {
  it('sees what waits, with who has judged and what changed', async () => {
    services().answers.set('inclusionPlans.queue', [waiting({ ...draftedPlan, state: 'submitted' })]);
    const { body } = await (await visitor('regions-group')).get(`${LIST}/queue`);
    expect(body).toContain('1 of 2');
    expect(body).toContain('1 sections changed since');
    expect(body).toContain(`${PAGE}/differences`);
    expect((await (await visitor('lead-authority')).get(`${LIST}/queue`)).statusCode).toBe(403);
  });

  it('accepts with dated conditions and says whether lists may run', async () => {
    show({ ...draftedPlan, state: 'quality-assured' });
    const days = {
      'from-day': '1',
      'from-month': '2',
      'from-year': '2027',
      'to-day': '1',
      'to-month': '2',
      'to-year': '2028',
    };
    const path = `${PAGE}/steps/accept`;
    const half = await send('regions-group', path, { ...days, opensListGate: 'no', 'condition-1': 'More.' });
    expect(half.body).toContain('href="#due-1-day">Answer “By when?” too');
    const due = { 'condition-1': 'More.', 'due-1-day': '1', 'due-1-month': '6', 'due-1-year': '2027' };
    await send('regions-group', path, { ...days, ...due, opensListGate: 'no', reasons: 'One\r\n\r\nTwo' });
    expect(sent('inclusionPlans.accept')).toEqual({
      ...{ planId: PLAN_ID, expectedVersion: 4, from: '2027-02-01', to: '2028-02-01', opensListGate: false },
      ...{ conditions: [{ id: 'c1', text: 'More.', due: '2027-06-01' }], reasons: ['One', 'Two'] },
    });
  });

  it('is told at the field what the service refuses', async () => {
    show({ ...draftedPlan, state: 'quality-assured' });
    const refusal = {
      gate: null,
      code: 'in-the-past',
      field: 'from',
      laCode: BARNET,
      fact: 'It is past.',
      whoCanSupply: 'Regions Group',
    };
    services().answers.set(
      'inclusionPlans.accept',
      new FakeRefusal('No.', { httpStatus: 412, refusals: [refusal] }),
    );
    const days = {
      'from-day': '1',
      'from-month': '2',
      'from-year': '2020',
      'to-day': '1',
      'to-month': '2',
      'to-year': '2028',
    };
    const page = await send('regions-group', `${PAGE}/steps/accept`, { ...days, opensListGate: 'yes' });
    expect(page.body).toContain('href="#from-day">It is past. Ask Regions Group.');
  });
});

describe('a new plan', () => {
  it('is begun by a drafter of the authority', async () => {
    services().answers.set('inclusionPlans.draft', shownPlan(draftedPlan, 1));
    const page = await (await visitor('lead-authority')).submit(`${LIST}/new`, `${LIST}/new`, {});
    expect(page.headers.location).toBe(PAGE);
    expect(sent('inclusionPlans.draft')).toEqual({ laCode: BARNET });
    services().answers.set('delegation.show', {
      ...scheme,
      content: { ...scheme?.content, appointments: [] },
    });
    expect((await (await visitor('lead-authority')).get(`${LIST}/new`)).statusCode).toBe(403);
  });
});

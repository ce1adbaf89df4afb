import { beforeEach, describe, expect, it } from 'vitest';
import { BARNET, CAMDEN, drafted, PILOT_ID, running, shown } from './fake-pilots.ts';
import { FakeRefusal } from './fake-services.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
const PAGE = `/partnerships/london/pilots/${PILOT_ID}`;
const WHAT = { title: 'Mediation', question: 'Does it\r\nwork?', theory: 'It should.', public: 'We test.' };
beforeEach(() => {
  services().asked.length = 0;
  services().answers.clear();
});
const sent = (procedure: string): unknown =>
  services().asked.find(({ operation }) => operation === procedure)?.variables;
const send = async (step: string, fields: Record<string, string | string[]>) =>
  (await visitor('lead-authority')).submit(`${PAGE}/edit/${step}`, `${PAGE}/edit/${step}`, fields);

describe('a page of the form', () => {
  it('is saved by itself, with the version that was seen, and leads to the next', async () => {
    const page = await send('what-and-why', { ...WHAT, _version: '3' });
    expect(page.headers.location).toBe(`${PAGE}/edit/areas`);
    expect(sent('pilots.edit')).toEqual({
      pilotId: PILOT_ID,
      expectedVersion: 3,
      title: 'Mediation',
      plan: { question: 'Does it\nwork?', theoryOfChange: 'It should.', publicText: 'We test.' },
    });
  });

  it('can be left half answered, and is then saved as far as it goes', async () => {
    const page = await send('what-and-why', { ...WHAT, theory: '', _version: '3', _then: 'later' });
    expect(page.headers.location).toBe(PAGE);
    expect(sent('pilots.edit')).toMatchObject({
      plan: { question: 'Does it\nwork?', publicText: 'We test.' },
    });
  });

  it('says what is missing at its field and keeps what was typed', async () => {
    const page = await send('what-and-why', { ...WHAT, theory: '', public: '<b>We</b>', _version: '3' });
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('href="#theory">Enter “Why should it work?”');
    expect(page.body).toContain('&lt;b&gt;We&lt;/b&gt;');
    expect(sent('pilots.edit')).toBeUndefined();
  });

  it('shows what the service refuses at the field that it means', async () => {
    const fields = [{ path: 'plan.question', message: 'Too big' }];
    services().answers.set('pilots.edit', new FakeRefusal('Check it.', { httpStatus: 400, fields }));
    const page = await send('what-and-why', { ...WHAT, _version: '3' });
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('href="#question">Change this answer: Too big');
  });
});

describe('when somebody else saved first', () => {
  const conflict = {
    currentVersion: 5,
    changedByRole: 'lead-authority',
    differences: [{ path: 'plan.question', before: 'Does it work?', after: 'For whom does it work?' }],
  };

  it('both texts stand side by side, nothing typed is lost, and sending again replaces the new version', async () => {
    services().answers.set('pilots.edit', new FakeRefusal('Look at it.', { httpStatus: 409, conflict }));
    const page = await send('what-and-why', { ...WHAT, _version: '3' });
    expect(page.statusCode).toBe(409);
    expect(page.body).toContain('<bdi>For whom does it work?</bdi>');
    expect(page.body).toMatch(/Why should it work\?<\/th>.*<bdi>nothing<\/bdi>.*<bdi>It should.<\/bdi>/);
    expect(page.body).toMatch(/<textarea[^>]*name="theory"[^>]*>It should.<\/textarea>/);
    expect(page.body).toContain('name="_version" value="5"');
    expect(page.body).toContain('href="#conflict"');
  });
});

describe('the areas', () => {
  it('keep no date and no lot of an area that has left', async () => {
    const phaseIn = [{ from: '2027-01-01', areas: [CAMDEN] }];
    const plan = { design: { areas: [BARNET, CAMDEN], comparisonAreas: [], phaseIn, allocation: null } };
    services().answers.set('pilots.show', shown({ ...drafted, plan }));
    await send('areas', { areas: BARNET, _version: '3' });
    const design = { areas: [BARNET], comparisonAreas: [], phaseIn: [], allocation: null };
    expect(sent('pilots.edit')).toMatchObject({ plan: { design } });
  });

  it('cannot try it and be compared with at once', async () => {
    const page = await send('areas', { areas: BARNET, comparison: BARNET, _version: '3' });
    expect(page.body).toContain('href="#comparison">Take the areas that try it out');
  });
});

describe('the design', () => {
  const plan = { design: { areas: [BARNET, CAMDEN], comparisonAreas: [], phaseIn: [], allocation: null } };
  it('has one step for each day on which areas start', async () => {
    services().answers.set('pilots.show', shown({ ...drafted, plan }));
    const day = {
      [`start-${CAMDEN}-day`]: '1',
      [`start-${CAMDEN}-month`]: '2',
      [`start-${CAMDEN}-year`]: '2027',
    };
    await send('design', { ...day, method: 'stepped-wedge', seed: '7', treated: '2', _version: '3' });
    expect(sent('pilots.edit')).toMatchObject({
      plan: {
        design: {
          phaseIn: [{ from: '2027-02-01', areas: [CAMDEN] }],
          allocation: {
            method: 'stepped-wedge',
            seed: 7,
            treated: 2,
            clusters: [{ id: BARNET }, { id: CAMDEN }],
          },
        },
      },
    });
  });

  it('asks for a seed where lots are drawn, and for a real day', async () => {
    services().answers.set('pilots.show', shown({ ...drafted, plan }));
    const day = {
      [`start-${CAMDEN}-day`]: '31',
      [`start-${CAMDEN}-month`]: '2',
      [`start-${CAMDEN}-year`]: '2027',
    };
    const page = await send('design', { ...day, method: 'cluster', _version: '3' });
    expect(page.body).toContain(
      `href="#start-${CAMDEN}-day">Enter a real date for “Camden (E09000007) starts on”`,
    );
    expect(page.body).toContain('href="#seed">Enter a seed, because lots are drawn');
  });
});

describe('indicators', () => {
  it('never offers a number of plans as success', async () => {
    const page = await (await visitor('lead-authority')).get(`${PAGE}/edit/indicators`);
    const select = /<select[^>]*id="primary"[\s\S]*?<\/select>/.exec(page.body)?.[0] ?? '';
    expect(select).toContain('felt-pressured@1');
    expect(select).not.toMatch(/plans-issued|requests-received|refusal-to-assess/);
  });

  it('keep a guardrail with its stop rule, and ask for the half of a rule that is missing', async () => {
    const fields = {
      primary: 'mediation-take-up@1',
      better: 'higher',
      'guardrail-0': 'felt-pressured@1',
      'when-0': 'above',
    };
    const half = await send('indicators', { ...fields, _version: '3' });
    expect(half.body).toContain('Answer “Limit” and “What happens then?” too');
    await send('indicators', { ...fields, 'threshold-0': '10', 'action-0': 'pause', _version: '3' });
    const stop = { when: 'above', threshold: 10, action: 'pause' };
    expect(sent('pilots.edit')).toMatchObject({
      plan: {
        primaryIndicator: { id: 'mediation-take-up', version: 1, better: 'higher' },
        guardrails: [{ id: 'felt-pressured', version: 1, mandatory: true, stop }],
      },
    });
  });
});

describe('outcome, data and variant', () => {
  it('never drop half of an answer in silence', async () => {
    const half = await send('outcome', { unit: 'plans', _version: '3', _then: 'later' });
    expect(half.body).toContain('href="#size">Answer “How many do you expect?” too');
    await send('data-and-burden', {
      data: 'Drafts\n\nLists',
      'who-0': 'Staff',
      'task-0': 'Record',
      'minutes-0': '1.5',
      _version: '3',
    });
    expect(sent('pilots.edit')).toMatchObject({
      plan: {
        dataNeeded: ['Drafts', 'Lists'],
        burden: [{ who: 'Staff', task: 'Record', minutesPerWeek: 1.5 }],
        ethicsReference: null,
      },
    });
  });

  it('lead to a page on which every answer can be checked', async () => {
    const page = await (await visitor('lead-authority')).get(`${PAGE}/edit/check`);
    expect(page.body).toContain('Does it work?');
    expect(page.body).toContain('<strong>Not answered yet</strong>');
    expect(page.body).not.toContain('Go on: ask the areas to agree');
  });
});

describe('who may not write', () => {
  it.each(['barnet-approver', 'member-authority', 'evaluator', 'dfe-policy'])(
    '%s gets 403',
    async (account) => {
      const page = await (await visitor(account)).get(`${PAGE}/edit/what-and-why`);
      expect(page.statusCode).toBe(403);
    },
  );

  it('is everybody once the pilot runs', async () => {
    services().answers.set('pilots.show', shown(running));
    expect((await (await visitor('lead-authority')).get(`${PAGE}/edit/areas`)).statusCode).toBe(403);
  });
});

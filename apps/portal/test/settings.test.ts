import { type SettingAgreement, STATEMENTS, settingAgreementSchema } from '@rep/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { CAMDEN, drafted, line, PILOT_ID, running, shown } from './fake-pilots.ts';
import { FakeRefusal } from './fake-services.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
const LIST = `/partnerships/london/pilots/${PILOT_ID}/settings`;
const PAGE = `${LIST}/123456`;
const TEACHING = 'teaching-assistants';

const invited: SettingAgreement = settingAgreementSchema.parse({
  ...{ urn: '123456', repId: 'london', laCode: CAMDEN, pilotId: PILOT_ID },
  statements: [{ id: TEACHING, version: 1 }],
  burden: { minutesPerWeek: 45, tasks: ['Write <i>down</i> what was tried'] },
  ...{ state: 'invited', invitedOn: '2026-01-05', burdenSeenOn: null, agreed: null, endedOn: null },
});
const seen: SettingAgreement = { ...invited, burdenSeenOn: '2026-01-06' };
const agreed: SettingAgreement = {
  ...seen,
  state: 'agreed',
  agreed: { post: 'headteacher', on: '2026-01-07', account: 'setting' },
};
const held = (content: SettingAgreement) => [{ ...shown(drafted, 4), content }];
const answer = (content: SettingAgreement) =>
  services().answers.set('standards.settings.list', held(content));

beforeEach(() => {
  services().asked.length = 0;
  services().answers.clear();
  services().answers.set('pilots.show', shown({ ...running, strand: 'national-standards' }));
  services().answers.set('pilots.list', [line({ ...running, strand: 'national-standards' })]);
  services().answers.set(
    'standards.statements.list',
    STATEMENTS.map((content) => ({ content })),
  );
  services().answers.set('standards.settings.list', []);
});
const sent = (procedure: string): unknown =>
  services().asked.find(({ operation }) => operation === procedure)?.variables;
const stepsFor = async (account: string): Promise<string[]> => {
  const { body } = await (await visitor(account)).get(PAGE);
  return [...body.matchAll(/href="[^"]*settings\/123456\/([a-z-]+)"/g)].map((match) => match[1] ?? '');
};

describe('an authority', () => {
  it('invites a setting of its own area, and says what that asks of it', async () => {
    services().answers.set('standards.settings.invite', held(invited)[0]);
    const page = await (await visitor('camden-drafter')).submit(`${LIST}/invite`, `${LIST}/invite`, {
      ...{ urn: '123456', statements: `${TEACHING}@1`, minutes: '45', tasks: 'Read it\n\nWrite it down' },
    });
    expect(page.headers.location).toBe(`${PAGE}?done=invited`);
    expect(sent('standards.settings.invite')).toEqual({
      ...{ pilotId: PILOT_ID, laCode: CAMDEN, urn: '123456', statements: [{ id: TEACHING, version: 1 }] },
      burden: { minutesPerWeek: 45, tasks: ['Read it', 'Write it down'] },
    });
  });

  it('that is no area of the pilot invites nobody', async () => {
    const browser = await visitor('islington-drafter');
    expect((await browser.get(LIST)).body).not.toContain(`${LIST}/invite`);
    expect((await browser.get(`${LIST}/invite`)).statusCode).toBe(403);
  });

  it('is told at its box what the service found wrong', async () => {
    const fields = [{ path: 'urn', message: 'not a URN of six digits' }];
    services().answers.set('standards.settings.invite', new FakeRefusal('No.', { httpStatus: 400, fields }));
    const typed = { urn: '12', statements: `${TEACHING}@1`, minutes: '1', tasks: 'Read it' };
    const browser = await visitor('camden-drafter');
    const page = await browser.submit(`${LIST}/invite`, `${LIST}/invite`, typed);
    expect(page.body).toContain('href="#urn">Change this answer: not a URN of six digits');
  });

  it('sees every invitation with its state, and answers for none', async () => {
    answer(agreed);
    const { body } = await (await visitor('camden-drafter')).get('/partnerships/london/settings');
    expect(body).toContain('7 January 2026, headteacher');
    expect(await stepsFor('camden-drafter')).toEqual([]);
    expect((await (await visitor('camden-drafter')).get(PAGE)).body).toContain('45 minutes a week');
  });

  it('without any is told how one is invited', async () => {
    const { body } = await (await visitor('auditor')).get('/partnerships/london/settings');
    expect(body).toContain('No setting is invited yet. An authority invites settings from the page');
  });
});

describe('the page of a pilot', () => {
  const pageFor = async (account: string) =>
    (await (await visitor(account)).get(`/partnerships/london/pilots/${PILOT_ID}`)).body;

  it('of National Standards leads who may see them to its settings', async () => {
    expect(await pageFor('setting')).toContain(`href="${LIST}"`);
    expect(await pageFor('evaluator')).not.toContain(`href="${LIST}"`);
    services().answers.set('pilots.show', shown(running));
    expect(await pageFor('setting')).not.toContain(`href="${LIST}"`);
  });
});

describe('a setting', () => {
  it('opens the burden before it can agree', async () => {
    answer(invited);
    const { body } = await (await visitor('setting')).get(PAGE);
    expect(body).not.toContain('45 minutes');
    expect(await stepsFor('setting')).toEqual(['see-burden', 'decline']);
    expect((await (await visitor('setting')).get(`${PAGE}/agree`)).statusCode).toBe(403);
    answer(seen);
    expect((await (await visitor('setting')).get(PAGE)).body).toContain('Write &lt;i&gt;down&lt;/i&gt;');
    expect(await stepsFor('setting')).toEqual(['agree', 'decline']);
  });

  it('agrees with its URN and its post', async () => {
    answer(seen).set('standards.settings.agree', held(agreed)[0]);
    const page = await (await visitor('setting')).submit(`${PAGE}/agree`, `${PAGE}/agree`, {
      ...{ _version: '4', urn: '123456', post: 'nursery-manager' },
    });
    expect(page.headers.location).toBe(`${PAGE}?done=agree`);
    expect(sent('standards.settings.agree')).toEqual({
      ...{ pilotId: PILOT_ID, urn: '123456', expectedVersion: 4, post: 'nursery-manager' },
    });
  });

  it('does not agree for the setting of another URN', async () => {
    answer(seen);
    const page = await (await visitor('setting')).submit(`${PAGE}/agree`, `${PAGE}/agree`, {
      ...{ _version: '4', urn: '654321', post: 'principal' },
    });
    expect(page.body).toContain('href="#urn">Enter the URN that the invitation is for');
    expect(sent('standards.settings.agree')).toBeUndefined();
  });

  it('stops when it likes, without a reason', async () => {
    answer(agreed).set('standards.settings.withdraw', held(agreed)[0]);
    expect(await stepsFor('setting')).toEqual(['withdraw']);
    const page = await (await visitor('setting')).submit(`${PAGE}/withdraw`, `${PAGE}/withdraw`, {
      ...{ _version: '4', urn: '123456' },
    });
    expect(page.headers.location).toBe(`${PAGE}?done=withdraw`);
    expect(sent('standards.settings.withdraw')).toMatchObject({ urn: '123456' });
  });

  it('of another area sees no invitation of this one', async () => {
    expect((await (await visitor('setting')).get(PAGE)).statusCode).toBe(404);
    expect((await (await visitor('researcher')).get(LIST)).statusCode).toBe(403);
  });
});

describe('feedback on a statement', () => {
  const FEEDBACK = '/partnerships/london/feedback';

  it('is given for a group, out of a pilot or out of none', async () => {
    services().answers.set('standards.feedback.give', {});
    const page = await (await visitor('parent-carer-forum')).submit(`${FEEDBACK}/give`, `${FEEDBACK}/give`, {
      ...{ statement: `${TEACHING}@1`, pilot: 'none', voice: 'young-people', said: 'It helps.' },
    });
    expect(page.headers.location).toBe(`${FEEDBACK}?done=given`);
    expect(sent('standards.feedback.give')).toEqual({
      ...{ statement: { id: TEACHING, version: 1 }, pilotId: null, voice: 'young-people', said: 'It helps.' },
    });
  });

  it('is read by authorities and DfE, and not asked for by who may not', async () => {
    const content = {
      ...{ id: PILOT_ID, statement: { id: TEACHING, version: 1 }, repId: 'london', pilotId: null },
      ...{ voice: 'health', said: 'Too <b>long</b>', givenOn: '2026-01-02' },
    };
    services().answers.set('standards.feedback.list', [{ content }]);
    expect((await (await visitor('dfe-policy')).get(FEEDBACK)).body).toContain('Too &lt;b&gt;long&lt;/b&gt;');
    services().asked.length = 0;
    const page = await (await visitor('setting')).get(FEEDBACK);
    expect(page.body).toContain(`${FEEDBACK}/give`);
    expect(sent('standards.feedback.list')).toBeUndefined();
    expect((await (await visitor('researcher')).get(FEEDBACK)).statusCode).toBe(403);
  });
});

import { type Proposal, STATEMENTS } from '@rep/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { drafted, line, PILOT_ID, shown } from './fake-pilots.ts';
import { FakeRefusal } from './fake-services.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
const [statement] = STATEMENTS;
if (!statement) throw new Error('there are no statements');
const ID = '22222222-2222-4222-8222-222222222222';
const FEEDBACK = '11111111-1111-4111-8111-111111111111';
const PAGE = `/standards/proposals/${ID}`;
const PROPOSE = `/standards/statements/${statement.id}/propose`;
const figures = { query: 'Plans in time', asOf: '2026-10-01T00:00:00.000Z', values: [50.1, 'c' as const] };
const ref = { id: statement.id, version: 1 };
const proposed: Proposal = {
  ...{ id: ID, statement: ref, proposed: 'On <b>one</b> page.', why: 'Nobody found it.' },
  ...{ restsOn: { feedback: [FEEDBACK], evidence: [figures] }, proposedBy: 'lead-authority' },
  ...{ state: 'proposed', consultation: null, decision: null, newVersion: null, moves: [] },
};
const asked = { from: '2020-01-01', to: '2099-01-01', asked: ['settings' as const], answers: [] };
const consulting: Proposal = { ...proposed, state: 'consulting', consultation: asked };
const ended: Proposal = { ...consulting, consultation: { ...asked, to: '2020-02-01' } };
const decision = {
  reason: 'Yes.',
  dissent: null,
  wouldChange: 'A cost.',
  on: '2020-02-01',
  by: 'dfe-policy',
};
const accepted: Proposal = { ...ended, state: 'accepted', decision };
const published: Proposal = { ...accepted, state: 'published', newVersion: { ...ref, version: 2 } };
const held = <C>(content: C, id: string, version = 4) => ({ ...shown(drafted, version), id, content });
const show = (content: Proposal): void => {
  const versions = [held(content, ID)];
  services().answers.set('standards.proposals.show', { ...held(content, ID), versions });
};

beforeEach(() => {
  const { asked: calls, answers } = services();
  calls.length = 0;
  answers.clear();
  show(proposed);
  const now = held(statement, statement.id, 1);
  answers.set('standards.statements.show', { ...now, versions: [now] });
  answers.set('standards.proposals.list', [held(proposed, ID)]);
  for (const step of ['propose', 'openConsultation', 'answer', 'decide', 'publish', 'planMove']) {
    answers.set(`standards.proposals.${step}`, held(proposed, ID));
  }
  const told = { id: FEEDBACK, repId: 'london', pilotId: null, statement: ref };
  const content = { ...told, voice: 'settings', givenOn: '2026-01-05' };
  answers.set('Feedback', { configuration: [{ cursor: 'x', content }] });
});
const sent = (procedure: string): unknown =>
  services().asked.find(({ operation }) => operation === procedure)?.variables;
const dayOf = (name: string, text: string) => {
  const [year = '', month = '', day = ''] = text.split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};
const stepsOf = async (account: string, content: Proposal) => {
  show(content);
  const { body } = await (await visitor(account)).get(PAGE);
  return ['consult', 'answer', 'decide', 'publish', 'move'].filter((step) =>
    body.includes(`"${PAGE}/${step}"`),
  );
};

describe('a proposal', () => {
  it('rests on feedback or figures, half a figure is none, and symbols stay symbols', async () => {
    const lead = await visitor('lead-authority');
    const fields = { proposed: 'On one page.', why: 'Nobody found it.' };
    expect((await lead.submit(PROPOSE, PROPOSE, fields)).body).toContain('a change rests on something');
    const half = { ...fields, 'query-1': 'Plans in time' };
    expect((await lead.submit(PROPOSE, PROPOSE, half)).body).toContain('href="#as-of-1-day"');
    const piece = { 'query-1': 'Plans in time', ...dayOf('as-of-1', '2026-10-01') };
    const wrong = { ...fields, ...piece, 'values-1': '50.1; many' };
    expect((await lead.submit(PROPOSE, PROPOSE, wrong)).body).toContain('href="#values-1"');
    await lead.submit(PROPOSE, PROPOSE, { ...fields, ...piece, 'values-1': '50.1; c', feedback: FEEDBACK });
    expect(sent('standards.proposals.propose')).toEqual({
      ...{ ...fields, statement: ref, restsOn: { feedback: [FEEDBACK], evidence: [figures] } },
    });
    expect((await (await visitor('evaluator')).get(PROPOSE)).statusCode).toBe(403);
  });

  it('is shown inert with what it rests on, and leads back to its feedback and on to its chain', async () => {
    const { body } = await (await visitor('evaluator')).get(PAGE);
    expect(body).toContain('On &lt;b&gt;one&lt;/b&gt; page.');
    expect(body).toContain('50.1; c');
    expect(body).toContain(`/standards/chain/feedback/${FEEDBACK}`);
    expect(body).toContain(`/standards/chain/proposal/${ID}`);
    const list = await (await visitor('evaluator')).get('/standards/proposals?state=proposed');
    expect(list.body).toContain(PAGE);
    expect(sent('standards.proposals.list')).toEqual({ state: 'proposed' });
  });

  it('offers each step to who may take it, when it is its turn, and nobody their own decision', async () => {
    expect(await stepsOf('dfe-policy', proposed)).toEqual(['consult']);
    expect(await stepsOf('lead-authority', proposed)).toEqual([]);
    expect(await stepsOf('parent-carer-forum', consulting)).toEqual(['answer']);
    expect(await stepsOf('evaluator', consulting)).toEqual([]);
    expect(await stepsOf('dfe-policy', ended)).toEqual(['decide']);
    expect(await stepsOf('dfe-policy', { ...ended, proposedBy: 'dfe-policy' })).toEqual([]);
    expect(await stepsOf('dfe-policy', accepted)).toEqual(['publish']);
    expect(await stepsOf('lead-authority', published)).toEqual(['move']);
    expect(await stepsOf('dfe-policy', published)).toEqual([]);
    const early = await (await visitor('lead-authority')).get(`${PAGE}/decide`);
    expect(early.statusCode).toBe(403);
  });
});

describe('the steps', () => {
  const take = async (account: string, step: string, fields: Record<string, string | readonly string[]>) =>
    (await visitor(account)).submit(`${PAGE}/${step}`, `${PAGE}/${step}`, { _version: '4', ...fields });

  it('open the consultation, record an answer by group, and decide with reasons', async () => {
    const days = { ...dayOf('from', '2026-12-01'), ...dayOf('to', '2027-01-10') };
    await take('dfe-policy', 'consult', { ...days, asked: ['settings', 'health'] });
    expect(sent('standards.proposals.openConsultation')).toEqual({
      ...{ id: ID, from: '2026-12-01', to: '2027-01-10', asked: ['settings', 'health'], expectedVersion: 4 },
    });
    show(consulting);
    await take('setting', 'answer', { voice: 'settings', said: 'Two pages.' });
    expect(sent('standards.proposals.answer')).toEqual({ id: ID, voice: 'settings', said: 'Two pages.' });
    show(ended);
    await take('dfe-policy', 'decide', { outcome: 'rejected', reason: 'No.', wouldChange: 'A cost.' });
    expect(sent('standards.proposals.decide')).toEqual({
      ...{
        id: ID,
        outcome: 'rejected',
        reason: 'No.',
        dissent: null,
        wouldChange: 'A cost.',
        expectedVersion: 4,
      },
    });
  });

  it('publish what was proposed as the next version of the statement', async () => {
    show(accepted);
    const page = await (await visitor('dfe-policy')).get(`${PAGE}/publish`);
    expect(page.body).toContain('On &lt;b&gt;one&lt;/b&gt; page.</textarea>');
  });

  it('plan when a pilot of one’s own partnership moves, and show the refusal of one that is none', async () => {
    show(published);
    services().answers.set('pilots.list', [line({ ...drafted, title: 'Ours' })]);
    const fields = { pilotId: PILOT_ID, ...dayOf('on', '2027-09-01') };
    await take('lead-authority', 'move', fields);
    expect(sent('standards.proposals.planMove')).toEqual({
      ...{ id: ID, pilotId: PILOT_ID, repId: 'london', on: '2027-09-01', expectedVersion: 4 },
    });
    const refusal = {
      ...{ gate: null, code: 'unknown-pilot', field: 'pilotId', laCode: null },
      ...{ fact: 'The partnership has no pilot.', whoCanSupply: 'a lead' },
    };
    const refused = new FakeRefusal('No.', { httpStatus: 412, refusals: [refusal] });
    services().answers.set('standards.proposals.planMove', refused);
    expect((await take('lead-authority', 'move', fields)).body).toContain(
      'href="#pilotId">The partnership has no pilot. Ask a lead.',
    );
  });
});

describe('the chain', () => {
  const stop = (kind: string, id: string) => ({ kind, id, producer: 'national' });
  const chain = {
    back: [
      stop('proposal', ID),
      stop('feedback', FEEDBACK),
      { ...stop('evidence', 'Plans'), producer: null },
    ],
    forward: [stop('pilot', `${PILOT_ID} ${statement.id}.v2`)],
  };

  it('is walked both ways from a statement, a proposal, feedback and a pilot, every stop a link', async () => {
    services().answers.set('Chain', { refinementChain: chain });
    const reader = await visitor('evaluator');
    const { body } = await reader.get(`/standards/chain/statement/${statement.id}.v2`);
    expect(sent('Chain')).toEqual({ id: `${statement.id}.v2` });
    for (const at of [`proposal/${ID}`, `feedback/${FEEDBACK}`, `pilot/${PILOT_ID}`]) {
      expect(body).toContain(`href="/standards/chain/${at}"`);
    }
    expect((await reader.get(`/standards/chain/feedback/${FEEDBACK}`)).body).toContain(PILOT_ID);
    const moves = [{ pilotId: PILOT_ID, repId: 'london' as const, on: '2027-09-01' }];
    services().answers.set('standards.proposals.list', [held({ ...published, moves }, ID)]);
    const fromPilot = (await reader.get(`/standards/chain/pilot/${PILOT_ID}`)).body;
    expect(fromPilot).toContain(`href="/standards/chain/statement/${statement.id}.v2"`);
    expect(fromPilot).toContain(`href="/standards/chain/feedback/${FEEDBACK}"`);
  });

  it('is not for those who see no evidence', async () => {
    expect((await (await visitor('setting')).get(`/standards/chain/proposal/${ID}`)).statusCode).toBe(403);
  });
});

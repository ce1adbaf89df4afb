import { beforeEach, describe, expect, it } from 'vitest';
import { BARNET, CAMDEN, drafted, PILOT_ID, running, scheme, shown } from './fake-pilots.ts';
import { FakeRefusal } from './fake-services.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
const PAGE = `/partnerships/london/pilots/${PILOT_ID}`;
beforeEach(() => {
  services().asked.length = 0;
  services().answers.clear();
});
const sent = (procedure: string): unknown =>
  services().asked.find(({ operation }) => operation === procedure)?.variables;
const stepsOn = async (account: string): Promise<string[]> => {
  const { body } = await (await visitor(account)).get(PAGE);
  return [...body.matchAll(/href="[^"]*\/((?:steps|areas|edit)\/[^"]+)"/g)].map((match) => match[1] ?? '');
};

describe('the steps on the page', () => {
  it('of a draft are for the drafter of the authority that leads', async () => {
    expect(await stepsOn('lead-authority')).toEqual(['edit/what-and-why', 'steps/consult']);
    expect(await stepsOn('evaluator')).toEqual([]);
    expect(await stepsOn('member-authority')).toEqual([]);
    expect(await stepsOn('dfe-policy')).toEqual(['steps/withdraw', 'steps/supersede']);
  });

  it('that decide are for an approver, who drafted none of it', async () => {
    services().answers.set('pilots.show', shown({ ...drafted, state: 'agreed' }));
    expect(await stepsOn('barnet-approver')).toEqual(['steps/submit', 'steps/withdraw', 'steps/supersede']);
    services().answers.set(
      'pilots.show',
      shown({ ...drafted, state: 'agreed', draftedBy: ['barnet-approver'] }),
    );
    expect(await stepsOn('barnet-approver')).toEqual([]);
  });

  it('of an area are for its own authority and DfE, and nobody lifts another’s hold', async () => {
    services().answers.set('pilots.show', shown(running));
    expect(await stepsOn('regions-group')).toEqual([
      ...[`areas/${BARNET}/pause`, `areas/${CAMDEN}/pause`, `areas/${CAMDEN}/resume`],
    ]);
    expect(await stepsOn('regions-group-south-west-1')).toEqual([]);
    const own = await stepsOn('barnet-approver');
    expect(own.filter((step) => step.startsWith('areas/'))).toEqual([
      ...[`areas/${BARNET}/sign-document`, `areas/${BARNET}/pause`],
    ]);
  });
});

describe('a step', () => {
  it('is taken with its reason and the version that was seen', async () => {
    services().answers.set('pilots.show', shown(running, 8));
    services().answers.set('pilots.pauseArea', shown(running, 9));
    const path = `${PAGE}/areas/${BARNET}/pause`;
    const page = await (await visitor('barnet-approver')).submit(path, path, {
      reason: 'Staff are ill.',
      _version: '8',
    });
    expect(page.headers.location).toBe(`${PAGE}?done=pause`);
    expect(sent('pilots.pauseArea')).toEqual({
      ...{ pilotId: PILOT_ID, expectedVersion: 8, laCode: BARNET, reason: 'Staff are ill.' },
    });
  });

  it('asks for its reason', async () => {
    services().answers.set('pilots.show', shown(running));
    const path = `${PAGE}/areas/${BARNET}/pause`;
    const page = await (await visitor('barnet-approver')).submit(path, path, { reason: ' ', _version: '3' });
    expect(page.body).toContain('href="#reason">Enter “Why?”');
  });

  it('that is refused says every gate, what is missing and who can supply it', async () => {
    const refusal = {
      gate: 'G17',
      code: 'x',
      field: null,
      laCode: null,
      fact: 'No guardrail is named.',
      whoCanSupply: 'the drafter',
    };
    const refusals = [refusal, { ...refusal, gate: null, fact: 'The plan is not complete.' }];
    services().answers.set('pilots.consult', new FakeRefusal('No.', { httpStatus: 412, refusals }));
    const path = `${PAGE}/steps/consult`;
    const page = await (await visitor('lead-authority')).submit(path, path, { _version: '3' });
    expect(page.statusCode).toBe(412);
    expect(page.body).toContain('Gate G17: No guardrail is named. Ask the drafter.');
    expect(page.body).toContain('The plan is not complete. Ask the drafter.');
  });

  it('that is not open is refused before it is asked for', async () => {
    services().answers.set('delegation.show', {
      ...scheme,
      content: { ...scheme?.content, appointments: [] },
    });
    const path = `${PAGE}/steps/consult`;
    const page = await (await visitor('lead-authority')).submit(PAGE, path, { _version: '3' });
    expect(page.statusCode).toBe(403);
    expect(sent('pilots.consult')).toBeUndefined();
    expect((await (await visitor('lead-authority')).get(`${PAGE}/steps/nothing`)).statusCode).toBe(404);
  });
});

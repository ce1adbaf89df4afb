import { beforeEach, describe, expect, it } from 'vitest';
import { BARNET, CAMDEN, scheme } from './fake-pilots.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
const PAGE = `/partnerships/london/authorities/${BARNET}/delegation`;
beforeEach(() => {
  services().asked.length = 0;
  services().answers.clear();
  const answers = ['appoint', 'endAppointment', 'handOver'] as const;
  for (const step of answers) services().answers.set(`delegation.${step}`, scheme);
});
const sent = (procedure: string): unknown =>
  services().asked.find(({ operation }) => operation === procedure)?.variables;
const send = async (step: string, fields: Record<string, string>) =>
  (await visitor('barnet-approver')).submit(`${PAGE}/${step}`, `${PAGE}/${step}`, {
    _version: '2',
    ...fields,
  });
const day = (name: string, [year, month, date]: readonly string[]) => ({
  ...{ [`${name}-day`]: date ?? '', [`${name}-month`]: month ?? '', [`${name}-year`]: year ?? '' },
});

describe('the scheme of an authority', () => {
  it('is read by its people, DfE and the auditor, and by nobody else', async () => {
    const { body } = await (await visitor('auditor')).get(PAGE);
    expect(body).toMatch(/barnet-approver<\/th><td[^>]*>Approver<\/td>/);
    expect(body).not.toContain('Appoint somebody');
    expect((await (await visitor('evaluator')).get(PAGE)).statusCode).toBe(403);
  });

  it('is changed by its own approver alone', async () => {
    expect((await (await visitor('barnet-approver')).get(PAGE)).body).toContain('Appoint somebody');
    for (const account of ['lead-authority', 'member-authority']) {
      const browser = await visitor(account);
      expect((await browser.get(PAGE)).body).not.toContain('Appoint somebody');
      expect((await browser.get(`${PAGE}/appoint`)).statusCode).toBe(403);
    }
  });

  it('that nobody keeps yet is begun by the authority’s own people', async () => {
    services().answers.set('delegation.show', null);
    expect((await (await visitor('lead-authority')).get(PAGE)).body).toContain('Appoint the first approver');
    expect((await (await visitor('member-authority')).get(PAGE)).body).not.toContain('Appoint the first');
  });

  it('of an authority that is no member is not there', async () => {
    const elsewhere = PAGE.replace(BARNET, CAMDEN);
    expect((await (await visitor('auditor')).get(elsewhere)).statusCode).toBe(404);
  });
});

describe('a change of the scheme', () => {
  it('appoints between two dates', async () => {
    const dates = { ...day('from', ['2026', '12', '1']), ...day('to', ['2026', '12', '24']) };
    const page = await send('appoint', { account: 'ada', function: 'deputy', ...dates });
    expect(page.headers.location).toBe(PAGE);
    expect(sent('delegation.appoint')).toEqual({
      ...{ laCode: BARNET, expectedVersion: 2, account: 'ada', function: 'deputy' },
      ...{ from: '2026-12-01', to: '2026-12-24' },
    });
  });

  it('ends an appointment on a day', async () => {
    await send('end', { account: 'lead-authority drafter', ...day('to', ['2026', '12', '1']) });
    expect(sent('delegation.endAppointment')).toEqual({
      ...{
        laCode: BARNET,
        expectedVersion: 2,
        account: 'lead-authority',
        function: 'drafter',
        to: '2026-12-01',
      },
    });
  });

  it('hands all of a person’s open work to another', async () => {
    await send('hand-over', { from: 'lead-authority', to: 'barnet-approver' });
    expect(sent('delegation.handOver')).toEqual({
      ...{ laCode: BARNET, expectedVersion: 2, from: 'lead-authority', to: 'barnet-approver' },
    });
  });
});

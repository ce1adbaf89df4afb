import { returnIdOf } from '@rep/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { drawn, kept, money, spends } from './fake-money.ts';
import { BARNET, CAMDEN, PILOT_ID } from './fake-pilots.ts';
import { FakeRefusal } from './fake-services.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
const PAGE = '/partnerships/london/money';
const RETURN = `${PAGE}/returns/${returnIdOf(drawn)}`;
const MINE = `${PAGE}/spend/${PILOT_ID}/${CAMDEN}`;
const answer = (procedure: string, content: unknown): unknown => services().answers.set(procedure, content);
const show = (content: typeof drawn): unknown =>
  answer('money.returns', [kept(content, returnIdOf(content))]);
beforeEach(() => {
  services().asked.length = 0;
  services().answers.clear();
  answer('money.show', kept(money, 'london'));
  answer(
    'money.spend',
    spends.map((spend) => kept(spend, `${spend.pilotId}.${spend.laCode}`)),
  );
  show(drawn);
});
const sent = (procedure: string): unknown =>
  services().asked.find(({ operation }) => operation === procedure)?.variables;
const open = async (account: string, path: string) => (await visitor(account)).get(path);
const send = async (account: string, path: string, fields: Record<string, string>) =>
  (await visitor(account)).submit(path, path, { _version: '7', ...fields });
const stepsOn = async (account: string, path: string): Promise<string[]> =>
  [...(await open(account, path)).body.matchAll(/href="[^"]*\/steps\/([^"]+)"/g)].map(
    (match) => match[1] ?? '',
  );
const day = (name: string, on: string): Record<string, string> => {
  const [year = '', month = '', date = ''] = on.split('-');
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};

describe('the money of a partnership', () => {
  it('says in words what is over budget, and its sums are what the rows make', async () => {
    const { body } = await open('lead-authority', PAGE);
    expect(body).toMatch(
      /Camden \(E09000007\) is, on “[^”]*Mediation”, £125\.00 over budget: £425\.00 is spent of £300\.00\./,
    );
    expect(body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')).toContain(
      'All pilots £900.00 £525.00 £375.00',
    );
    expect(body).toContain('£525.00; £475.00 is left');
    expect(body).toContain('Our &lt;b&gt;memorandum&lt;/b&gt;');
  });

  it('shows a member authority its own share and no total that others’ spend is missing from', async () => {
    answer('money.spend', [kept(spends[0], 'camden')]);
    const { body } = await open('camden-drafter', PAGE);
    expect(body).toContain(`${PAGE}/spend/${PILOT_ID}/${CAMDEN}`);
    expect(body).not.toContain(`${PAGE}/spend/${PILOT_ID}/${BARNET}`);
    expect(body).not.toContain('All pilots');
    expect(body).not.toContain('Grant returns');
    expect((await open('camden-drafter', `${PAGE}/spend/${PILOT_ID}/${BARNET}`)).statusCode).toBe(404);
  });

  it('is there before anything is recorded, and says what comes first', async () => {
    answer('money.show', null);
    answer('money.spend', []);
    answer('money.returns', []);
    const { body } = await open('dfe-policy', PAGE);
    expect(body).toContain('Draft it: no grant is awarded before both sides have signed.');
    expect(await stepsOn('dfe-policy', PAGE)).toEqual(['draft-memorandum']);
  });

  it('offers each person the steps that are theirs', async () => {
    expect(await stepsOn('lead-authority', PAGE)).toEqual([
      'draft-memorandum',
      'apportion',
      'record-payment',
      'draft-return',
    ]);
    expect(await stepsOn('barnet-approver', PAGE)).toEqual(['draft-memorandum', 'name-financial-lead']);
    expect(await stepsOn('dfe-policy', PAGE)).toEqual(['draft-memorandum', 'award-grant']);
    const unsigned = money.memoranda.map((each) => ({
      ...each,
      signedByDfe: null,
      signedByPartnership: null,
    }));
    answer('money.show', kept({ ...money, memoranda: unsigned }, 'london'));
    expect(await stepsOn('barnet-approver', PAGE)).toContain('sign-memorandum');
    expect(await stepsOn('barnet-drafter', PAGE)).not.toContain('sign-memorandum');
    expect(await stepsOn('auditor', PAGE)).toEqual([]);
    expect((await open('evaluator', PAGE)).statusCode).toBe(403);
  });

  it('takes pounds and sends pence', async () => {
    answer('money.recordPayment', kept(money, 'london'));
    const payment = { grantId: '2026-27', paymentId: 'q2', ...day('on', '2026-07-20') };
    await send('lead-authority', `${PAGE}/steps/record-payment`, { ...payment, pounds: '1,200.07' });
    expect(sent('money.recordPayment')).toEqual({
      ...{ grantId: '2026-27', paymentId: 'q2', on: '2026-07-20', pence: 120_007, expectedVersion: 7 },
    });
    for (const pounds of ['1.005', '-1', '20000000000']) {
      const { statusCode, body } = await send('lead-authority', `${PAGE}/steps/record-payment`, {
        ...payment,
        pounds,
      });
      expect([statusCode, body.includes('href="#pounds"')]).toEqual([400, true]);
    }
  });

  it('says at the box why a share is refused, with the figures', async () => {
    const fact = 'The grant is £1000.00 and £900.00 is shared out: £100.00 is left, £200.00 was asked for.';
    const refusal = {
      gate: null,
      code: 'above-the-grant',
      field: 'pence',
      laCode: CAMDEN,
      fact,
      whoCanSupply: 'the financial lead',
    };
    answer('money.apportion', new FakeRefusal('No.', { httpStatus: 412, refusals: [refusal] }));
    const fields = { grantId: '2026-27', laCode: `${PILOT_ID}@${CAMDEN}`, pounds: '200' };
    services().answers.set('pilots.list', [
      { id: PILOT_ID, title: 'Mediation', areas: [{ laCode: CAMDEN, state: 'live' }] },
    ]);
    const { body } = await send('lead-authority', `${PAGE}/steps/apportion`, fields);
    expect(body).toContain(`href="#pounds">${fact}`);
    expect(sent('money.apportion')).toMatchObject({ pilotId: PILOT_ID, laCode: CAMDEN, pence: 20_000 });
  });
});

describe('the spend of an area', () => {
  it('shows every entry, also the one that was corrected, with the reason', async () => {
    const { body } = await open('lead-authority', MINE);
    expect(body).toContain('Takes the place of another: A &lt;i&gt;slip&lt;/i&gt;.');
    expect(body).toMatch(/£900\.00.*Corrected.*£425\.00.*Counts/s);
  });

  it('is recorded and corrected by the authority itself, with a reason', async () => {
    answer('money.correctSpend', kept(spends[0], 'camden'));
    expect((await open('lead-authority', `${MINE}/record`)).statusCode).toBe(403);
    const entry = { grantId: '2026-27', category: 'staff', pounds: '0', ...day('on', '2026-05-01') };
    const nothing = await send('camden-drafter', `${MINE}/correct`, { ...entry, supersedes: 'e2' });
    expect(nothing.body).toContain('href="#reason"');
    await send('camden-drafter', `${MINE}/correct`, { ...entry, supersedes: 'e2', reason: 'Paid back.' });
    expect(sent('money.correctSpend')).toMatchObject({
      ...{
        pilotId: PILOT_ID,
        laCode: CAMDEN,
        supersedes: 'e2',
        reason: 'Paid back.',
        pence: 0,
        expectedVersion: 7,
      },
    });
    expect((await open('camden-drafter', `${MINE}/correct`)).body).not.toContain('value="e1"');
  });
});

describe('a grant return', () => {
  it('is a page whose lines add up, and a CSV', async () => {
    const { body } = await open('dfe-policy', RETURN);
    const text = body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(text).toContain('All pilots £900.00 £0.00 £525.00 £375.00');
    expect(text).toContain('Left: awarded less spent £475.00');
    answer('money.returnCsv', { fileName: 'grant-return.csv', text: 'partnership,grant\r\n' });
    const csv = await open('dfe-policy', `${RETURN}.csv`);
    expect([csv.headers['content-type'], csv.body]).toEqual([
      'text/csv; charset=utf-8',
      'partnership,grant\r\n',
    ]);
    expect(csv.headers['content-disposition']).toBe('attachment; filename="grant-return.csv"');
  });

  it('is signed by the second person, sent by the financial lead, and withdrawn while it is not sent', async () => {
    expect(await stepsOn('barnet-approver', RETURN)).toEqual(['sign']);
    expect(await stepsOn('lead-authority', RETURN)).toEqual(['draft', 'withdraw']);
    answer('money.signReturn', kept(drawn, 'x'));
    await send('barnet-approver', `${RETURN}/steps/sign`, {});
    expect(sent('money.signReturn')).toEqual({
      grantId: '2026-27',
      from: '2026-04-01',
      to: '2026-07-01',
      expectedVersion: 7,
    });
    show({ ...drawn, state: 'signed', signedBy: 'barnet-approver', signedOn: '2026-07-02' });
    expect(await stepsOn('lead-authority', RETURN)).toEqual(['submit', 'draft', 'withdraw']);
    show({ ...drawn, state: 'submitted' });
    expect(await stepsOn('lead-authority', RETURN)).toEqual([]);
    expect((await open('lead-authority', `${RETURN}/steps/withdraw`)).statusCode).toBe(403);
    expect((await open('camden-drafter', RETURN)).statusCode).toBe(403);
  });
});

import { REP_IDS } from '@rep/contracts';
import { type LineReport, PROGRAMME_LINES, type Reporter, type SteeringRow } from '@rep/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { kept } from './fake-money.ts';
import { BARNET, CAMDEN } from './fake-pilots.ts';
import { FakeRefusal } from './fake-services.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
const [GUIDES, SENCOS] = PROGRAMME_LINES;
if (!GUIDES || !SENCOS) throw new Error('the programme has two lines');
const REGISTER = '/programme-lines';
const PAGE = `/partnerships/london${REGISTER}/${SENCOS.id}`;
const report: LineReport = {
  ...{
    from: '2026-09-01',
    to: '2026-12-01',
    status: 'at-risk',
    text: 'One <b>post</b> is vacant.',
    by: 'carl',
  },
  evidence: [{ title: 'Minutes', reference: 'Board, 3 November' }],
};
const row = (line: typeof GUIDES, cells: [Reporter, LineReport | null][]): SteeringRow => ({
  line,
  cells: cells.map(([reporter, said]) => ({ reporter, status: said?.status ?? 'missing', report: said })),
});
const rows = [
  row(GUIDES, [
    ['partnership', null],
    [BARNET, null],
    [CAMDEN, null],
  ]),
  row(SENCOS, [
    ['partnership', { ...report, status: 'late' }],
    [BARNET, null],
    [CAMDEN, report],
  ]),
];
const answer = (procedure: string, content: unknown): unknown => services().answers.set(procedure, content);
beforeEach(() => {
  services().asked.length = 0;
  services().answers.clear();
  answer(
    'programmeLines.list',
    PROGRAMME_LINES.map((line) => kept(line, line.id)),
  );
  answer('programmeLines.show', { ...kept(SENCOS, SENCOS.id), versions: [kept(SENCOS, SENCOS.id)] });
  answer('lineReports.steering', { on: '2026-11-23', rows });
  answer('lineReports.reports', [kept({ lineId: SENCOS.id, reporter: CAMDEN, reports: [report] }, 'x')]);
});
const sent = (procedure: string): unknown =>
  services().asked.find(({ operation }) => operation === procedure)?.variables;
const open = async (account: string, path: string) => (await visitor(account)).get(path);
const send = async (account: string, path: string, fields: Record<string, string>) =>
  (await visitor(account)).submit(path, path, fields);
const day = (name: string, on: string): Record<string, string> => {
  const [year = '', month = '', date = ''] = on.split('-');
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};

describe('the register of programme lines', () => {
  it('has every line with owner, time, status and evidence, for every reader', async () => {
    const { body } = await open('researcher', REGISTER);
    for (const { id, title } of PROGRAMME_LINES)
      expect(body).toContain(`href="${REGISTER}/${id}"><bdi>${title.replaceAll('&', '&amp;')}`);
    expect(body).toContain('31 December 2025 (“from the end of 2025”)');
    const page = (await open('researcher', `${REGISTER}/${SENCOS.id}`)).body;
    expect(page).toContain('nasen Connect');
    expect(page).not.toContain('Change the line');
  });

  it('is changed by DfE policy with a reason, and evidence is whole or not there', async () => {
    const path = `${REGISTER}/${SENCOS.id}/change`;
    expect((await open('lead-authority', path)).statusCode).toBe(403);
    const fields = { _version: '7', owner: 'DfE', status: 'under-way', reason: 'It began.' };
    expect((await send('dfe-policy', path, { ...fields, what: 'A cohort' })).body).toContain(
      'href="#source">Answer “Where is it to be found?” too',
    );
    answer('programmeLines.update', kept(SENCOS, SENCOS.id));
    await send('dfe-policy', path, {
      ...fields,
      what: 'A cohort',
      source: 'Minutes',
      ...day('dueOn', '2027-01-31'),
    });
    expect(sent('programmeLines.update')).toEqual({
      ...{
        id: SENCOS.id,
        owner: 'DfE',
        dueOn: '2027-01-31',
        status: 'under-way',
        reason: 'It began.',
        expectedVersion: 7,
      },
      evidence: { what: 'A cohort', source: 'Minutes' },
    });
  });
});

describe('the lines in a partnership', () => {
  it('show what each said last; who is silent is neither good nor bad, and an old day is said', async () => {
    const { body } = await open('camden-drafter', `/partnerships/london${REGISTER}`);
    expect(body).toMatch(/Practice guides.*Not reported.*Its day is over/s);
    expect(body).toMatch(/SENCO qualification.*Late.*Not reported.*At risk/s);
    expect((await open('camden-drafter', PAGE)).body).toContain('One &lt;b&gt;post&lt;/b&gt; is vacant.');
    expect((await open('evaluator', PAGE)).statusCode).toBe(403);
  });

  it('are reported on by an authority for its own area, and by a lead for the partnership', async () => {
    const choices = async (account: string) =>
      [
        ...(await open(account, `${PAGE}/report`)).body.matchAll(
          /name="reporter" type="radio" value="([^"]+)"/g,
        ),
      ].map((match) => match[1]);
    expect(await choices('barnet-drafter')).toEqual([BARNET, 'partnership']);
    expect((await open('regions-group', `${PAGE}/report`)).statusCode).toBe(403);
    expect((await open('regions-group', PAGE)).body).not.toContain('Report on this line');
    answer('lineReports.report', kept({}, 'x'));
    const fields = {
      reporter: BARNET,
      status: 'done',
      text: 'It is done.',
      'title-1': 'Minutes',
      ...day('from', '2026-09-01'),
      ...day('to', '2026-12-01'),
    };
    expect((await send('barnet-drafter', `${PAGE}/report`, fields)).body).toContain('href="#reference-1"');
    await send('barnet-drafter', `${PAGE}/report`, { ...fields, 'reference-1': 'Board, 3 November' });
    expect(sent('lineReports.report')).toEqual({
      ...{
        lineId: SENCOS.id,
        reporter: BARNET,
        from: '2026-09-01',
        to: '2026-12-01',
        status: 'done',
        text: 'It is done.',
      },
      evidence: [{ title: 'Minutes', reference: 'Board, 3 November' }],
    });
  });
});

describe('the steering view of all nine', () => {
  it('says what is late and where, when each reported last, and leads there', async () => {
    const { body } = await open('dfe-policy', '/steering');
    expect(body.match(/Last report to 1 December 2026/g)).toHaveLength(REP_IDS.length);
    for (const id of REP_IDS) expect(body).toContain(`href="/partnerships/${id}${REGISTER}/${SENCOS.id}"`);
    expect(body).toContain('3 of 3 late');
    expect(body).toContain('1 of 3 silent');
    for (const account of ['lead-authority', 'regions-group', 'evaluator'])
      expect((await open(account, '/steering')).statusCode).toBe(403);
  });

  it('names a partnership that does not answer, and sends no file that lacks it', async () => {
    answer('lineReports.steering', new FakeRefusal('Away.', { httpStatus: 503 }));
    expect((await open('dfe-policy', '/steering')).body).toContain(`does not answer: ${REP_IDS.join(', ')}.`);
    expect((await open('dfe-policy', '/steering.csv')).statusCode).toBe(503);
  });

  it('is a CSV with a row for every reporter on every line, silence included', async () => {
    const { body, headers } = await open('auditor', '/steering.csv');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = body.trim().split('\r\n');
    expect(lines).toHaveLength(1 + REP_IDS.length * 6);
    expect(lines).toContain(`practice-guides,Practice guides,2025-12-31,london,${BARNET},missing,z,z,z`);
    expect(lines).toContain(
      `senco-qualification,SENCO qualification,z,london,${CAMDEN},at-risk,2026-09-01,2026-12-01,1`,
    );
  });
});

import { PROGRAMME_LINES } from '@rep/domain';
import { receiveRecord } from '@rep/records';
import type { TestDatabase } from '@rep/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BARNET, CAMDEN, knowLondon } from './kept-pilot.ts';
import {
  authorizationOf,
  createRepDatabase,
  type Someone,
  startService,
  type TestService,
} from './rep-system.ts';

let database: TestDatabase & { appUrl: string };
let service: TestService;
const [LINE, OTHER] = PROGRAMME_LINES;
if (!LINE || !OTHER) throw new Error('the programme has two lines');

const told = (content: typeof LINE) => ({
  recordedat: '2026-11-01T00:00:00.000Z',
  synthetic: false,
  data: {
    ...{ kind: 'programme-line', id: content.id, version: 1, state: 'kept', areas: [], step: 'register' },
    ...{ reason: null, actor_role: 'dfe-policy', actor_la_code: null, sha256: 'b'.repeat(64), content },
  },
});

beforeAll(async () => {
  database = await createRepDatabase();
  service = await startService(database.appUrl);
  await knowLondon(service);
  await service.transaction(async (db) => {
    await receiveRecord(db, told(LINE));
    await receiveRecord(db, told(OTHER));
  });
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

const as = async (someone: Someone) => service.client(await authorizationOf(someone));
const camden = () => as({ account: 'carl', role: 'member-authority', laCode: CAMDEN });
const report = {
  ...{ lineId: LINE.id, from: '2026-09-01', to: '2026-12-01', status: 'at-risk' as const },
  ...{ text: 'One post is vacant.', evidence: [{ title: 'Minutes', reference: 'Board, 3 November' }] },
};

test('who has not reported is shown as missing, never as on track', async () => {
  await (await camden()).lineReports.report.mutate({ ...report, reporter: CAMDEN });
  const { rows } = await (await as({ role: 'regions-group', laCode: null })).lineReports.steering.query({});
  const statuses = rows.map(({ line, cells }) => [line.id, cells.map(({ status }) => status).join(' ')]);
  expect(new Map(statuses.map(([id, cells]) => [id, cells]))).toEqual(
    new Map([
      [LINE.id, expect.stringMatching(/^missing( missing)* at-risk( missing)*$/)],
      [OTHER.id, expect.stringMatching(/^missing( missing)+$/)],
    ]),
  );
});

test('an authority reports for its own area only, and only a lead for the partnership; attempts are kept', async () => {
  const carl = await camden();
  for (const reporter of [BARNET, 'partnership'])
    await expect(carl.lineReports.report.mutate({ ...report, reporter })).rejects.toMatchObject({
      data: { reason: 'step-refused', refusals: [expect.objectContaining({ gate: 'G12' })] },
    });
  await (await as({})).lineReports.report.mutate({ ...report, reporter: 'partnership' });
  const audit = await database.query('SELECT record_id, account FROM records.refusal ORDER BY id');
  expect(audit).toEqual([
    { record_id: `${LINE.id}.${BARNET}`, account: 'carl' },
    { record_id: `${LINE.id}.partnership`, account: 'carl' },
  ]);
});

test('no report is made on a line that the national service does not have', async () => {
  const unknown = (await camden()).lineReports.report.mutate({
    ...report,
    lineId: 'no-line',
    reporter: CAMDEN,
  });
  await expect(unknown).rejects.toMatchObject({
    data: { refusals: [expect.objectContaining({ code: 'no-such-line', field: 'lineId' })] },
  });
});

test('every report on a line is listed with who reports it', async () => {
  const held = await (await camden()).lineReports.reports.query({ lineId: LINE.id });
  expect(held.map(({ content }) => content.reporter)).toEqual([CAMDEN, 'partnership']);
});

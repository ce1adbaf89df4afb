import { expect, test } from 'vitest';
import { takes, toldBy } from '../../test/takes.ts';
import { BARNET, BEN, CAMDEN, CARL, codes } from '../pilots/test-pilot.ts';
import { PROGRAMME_LINES } from '../programme-lines/programme-lines.data.ts';
import { LINE_REPORTS, type LineReports, lineReportsIdOf, lineReportsSchema } from './line-report.ts';
import { reportLine, reportLineSchema } from './report-line.ts';
import { steeringView } from './steering-view.ts';

const [LINE, SECOND] = PROGRAMME_LINES;
if (!LINE || !SECOND) throw new Error('the programme has two lines');
const facts = {
  lineThere: true,
  members: [
    { laCode: BARNET, lead: true },
    { laCode: CAMDEN, lead: false },
  ],
};
const as = (by = CARL, seen = facts) => ({ by, now: '2026-11-23T10:00:00.000Z', facts: seen });
const none = (reporter: LineReports['reporter']): LineReports => ({ lineId: LINE.id, reporter, reports: [] });
const report = (from: string, to: string, change: object = {}) => ({
  ...{ from, to, status: 'on-track' as const, text: 'Two cohorts began.' },
  ...{
    evidence: [
      { title: 'Minutes', reference: 'Board, 3 November' },
      { title: 'List', reference: 'p. 2' },
    ],
  },
  ...change,
});
const autumn = report('2026-09-01', '2026-12-01');
const held = reportLine(none(CAMDEN), autumn, as()).content;

test('a report tells its status and its area; the partnership’s is of no area', () => {
  expect(toldBy(reportLine(none(CAMDEN), autumn, as()))).toEqual(['report', 'on-track', [CAMDEN], null]);
  expect(toldBy(reportLine(none('partnership'), autumn, as(BEN)))).toEqual(['report', 'on-track', [], null]);
});

test('reports touch, begin today at the latest, and stand in the order of their periods', () => {
  const both = reportLine(held, report('2026-06-01', '2026-09-01'), as()).content;
  expect(both.reports.map(({ from }) => from)).toEqual(['2026-06-01', '2026-09-01']);
  const today = reportLine(none(CAMDEN), report('2026-11-23', '2026-12-23'), as()).content;
  expect(today.reports).toHaveLength(1);
  expect(reportLine(held, { ...autumn, status: 'late' }, as()).content.reports).toEqual([
    { ...autumn, status: 'late', by: 'carl' },
  ]);
  // The same first day and another last one is another period, which overlaps.
  expect(codes(() => reportLine(held, report('2026-09-01', '2026-11-01'), as()))).toEqual([
    'periods-overlap',
  ]);
});

test('what is done is shown; what is not done need not be', () => {
  const bare = { evidence: [] };
  expect(
    codes(() =>
      reportLine(none(CAMDEN), report('2026-09-01', '2026-12-01', { ...bare, status: 'done' }), as()),
    ),
  ).toEqual(['done-without-evidence']);
  expect(codes(() => reportLine(none(CAMDEN), { ...autumn, ...bare }, as()))).toEqual([]);
  expect(codes(() => reportLine(none(CAMDEN), { ...autumn, status: 'done' }, as()))).toEqual([]);
});

test('for the partnership reports a lead authority that leads it, and no stranger', () => {
  const asMember = { ...BEN, role: 'member-authority' as const };
  expect(codes(() => reportLine(none('partnership'), autumn, as(asMember)))).toEqual(['not-a-lead']);
  const leads = { ...CARL, role: 'lead-authority' as const };
  expect(codes(() => reportLine(none('partnership'), autumn, as(leads)))).toEqual(['not-a-lead']);
  expect(codes(() => reportLine(none('partnership'), autumn, as(BEN, { ...facts, members: [] })))).toEqual([
    'not-a-lead',
  ]);
});

test('status and evidence are told; who wrote, and their words, are not', () => {
  const { by: _, text: __, ...told } = held.reports[0] ?? { by: '', text: '' };
  expect([LINE_REPORTS.kind, LINE_REPORTS.publicPart(held)]).toEqual([
    ...['line-report', { lineId: LINE.id, reporter: CAMDEN, reports: [told] }],
  ]);
  expect(lineReportsIdOf('senco', 'partnership')).toBe('senco.partnership');
  takes(lineReportsSchema, held);
  takes(lineReportsSchema, none('partnership'));
  takes(reportLineSchema, autumn);
  expect(reportLineSchema.safeParse({ ...autumn, by: 'ben' }).success).toBe(false);
});

test('the steering view shows of each line its own report, from its first day on', () => {
  const other = { ...held, lineId: SECOND.id };
  const cells = (on: string) =>
    steeringView([SECOND, LINE], [other, held], { reporters: [CAMDEN], on }).map(
      ({ line, cells: [cell] }) => [...[line.id, cell?.status, cell?.report?.from]],
    );
  const ids = [LINE.id, SECOND.id].sort();
  expect(cells('2026-09-01')).toEqual(ids.map((id) => [id, 'on-track', '2026-09-01']));
  expect(cells('2026-08-31')).toEqual(ids.map((id) => [id, 'missing', undefined]));
  const one = steeringView([SECOND, LINE], [held], { reporters: [CAMDEN], on: '2026-09-01' });
  expect(one.filter(({ cells: [cell] }) => cell?.report).map(({ line }) => line.id)).toEqual([LINE.id]);
});

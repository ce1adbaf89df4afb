import { expect, test } from 'vitest';
import { BARNET, BEN, CAMDEN, CARL, codes, person } from '../pilots/test-pilot.ts';
import { PROGRAMME_LINES } from '../programme-lines/programme-lines.data.ts';
import {
  LINE_REPORTS,
  type LineReports,
  lineReportsIdOf,
  lineReportsSchema,
  type Reporter,
} from './line-report.ts';
import { type ReportFacts, reportLine } from './report-line.ts';
import { steeringView } from './steering-view.ts';

const [LINE, ...OTHERS] = PROGRAMME_LINES;
if (!LINE) throw new Error('the programme has lines');
const facts: ReportFacts = {
  lineThere: true,
  members: [
    { laCode: BARNET, lead: true },
    { laCode: CAMDEN, lead: false },
  ],
};
const as = (by = CARL, seen = facts) => ({ by, now: '2026-11-23T10:00:00.000Z', facts: seen });
const none = (reporter: Reporter): LineReports => ({ lineId: LINE.id, reporter, reports: [] });
const autumn = {
  ...{ from: '2026-09-01', to: '2026-12-01', status: 'on-track' as const, text: 'Two cohorts began.' },
  evidence: [{ title: 'Minutes of the board', reference: 'Board, 3 November 2026' }],
};
const summer = { ...autumn, from: '2026-06-01', to: '2026-09-01', status: 'late' as const };
const reported = reportLine(none(CAMDEN), autumn, as()).content;

test('an authority reports for its own area, and only a lead for the partnership', () => {
  expect(codes(() => reportLine(none(BARNET), autumn, as()))).toEqual(['another-authority']);
  expect(codes(() => reportLine(none('partnership'), autumn, as()))).toEqual(['not-a-lead']);
  expect(reportLine(none('partnership'), autumn, as(BEN)).content.reports).toHaveLength(1);
  const stranger = person('sue', 'member-authority', 'E06000001');
  expect(codes(() => reportLine(none('E06000001'), autumn, as(stranger)))).toEqual(['not-a-member']);
});

test('a report is on a line that is there, for a period that began, that no other overlaps', () => {
  const wrong = { ...autumn, from: '2027-01-01', to: '2027-01-01', status: 'done' as const, evidence: [] };
  expect(codes(() => reportLine(reported, wrong, as(CARL, { ...facts, lineThere: false })))).toEqual([
    ...['no-such-line', 'ends-before-it-starts', 'in-the-future', 'done-without-evidence'],
  ]);
  expect(codes(() => reportLine(reported, { ...autumn, from: '2026-08-31' }, as()))).toEqual([
    'periods-overlap',
  ]);
});

test('a second report of a period takes the first one’s place, and reports stand in the order of their periods', () => {
  const both = reportLine(reported, summer, as()).content;
  const again = reportLine(both, { ...autumn, status: 'at-risk' }, as());
  expect(again.content.reports.map(({ from, status }) => [from, status])).toEqual([
    ['2026-06-01', 'late'],
    ['2026-09-01', 'at-risk'],
  ]);
  expect(again).toMatchObject({ state: 'at-risk', areas: [CAMDEN] });
  expect(lineReportsSchema.parse(again.content)).toEqual(again.content);
});

test('the steering view shows the newest report of each, and who has not reported as missing', () => {
  const both = reportLine(reported, summer, as()).content;
  const reporters = ['partnership', CAMDEN] as const;
  const rows = steeringView(PROGRAMME_LINES, [both], { reporters, on: '2026-11-23' });
  const row = rows.find(({ line }) => line.id === LINE.id);
  expect(row?.cells.map(({ status }) => status)).toEqual(['missing', 'on-track']);
  expect(rows.map(({ line }) => line.id)).toEqual([LINE.id, ...OTHERS.map(({ id }) => id)].sort());
  expect(new Set(rows.flatMap(({ cells }) => cells.map(({ status }) => status)))).toEqual(
    new Set(['missing', 'on-track']),
  );
  const before = steeringView([LINE], [both], { reporters, on: '2026-08-31' });
  expect(before[0]?.cells[1]?.status).toBe('late');
});

test('every line of the programme can be reported on, and what is told has neither words nor accounts', () => {
  for (const { id } of PROGRAMME_LINES) {
    expect(lineReportsIdOf(id, 'partnership').length).toBeLessThanOrEqual(60);
    expect(lineReportsSchema.safeParse({ ...reported, lineId: id }).success).toBe(true);
  }
  expect(JSON.stringify(LINE_REPORTS.publicPart(reported))).not.toMatch(/carl|cohorts/);
});

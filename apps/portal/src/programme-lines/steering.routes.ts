import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { formatDay } from '../http/format.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { showReading } from '../reading/reading-page.ts';
import type { Cell } from '../reading/sections.ts';
import { dueWords, reportTag } from './line-words.ts';
import { type NationalCell, type NationalRow, readSteering, type Steering } from './read-steering.ts';

const hrefOf = ({ repId }: NationalCell, { line }: NationalRow): string =>
  `/partnerships/${repId}/programme-lines/${line.id}`;

const cellWords = (cell: NationalCell, row: NationalRow): Cell => {
  const { text } = reportTag(cell.status);
  return [
    { ...reportTag(cell.status) },
    ...(cell.late > 0 ? [{ text: `${cell.late} of ${cell.reporters} late`, strong: true }] : []),
    ...(cell.silent > 0 ? [`${cell.silent} of ${cell.reporters} silent`] : []),
    ...(cell.lastReport ? [`Last report to ${formatDay(cell.lastReport)}`] : []),
    { text: `See ${text === 'Not reported' ? 'the line' : 'the reports'}`, href: hrefOf(cell, row) },
  ];
};

/** What is late, and where, before the matrix: nobody has to find it in a hundred cells. */
function lateRows({ rows, partnerships }: Steering): readonly (readonly Cell[])[] {
  return rows.flatMap((row) =>
    row.cells
      .filter(({ late }) => late > 0)
      .map((cell): readonly Cell[] => [
        row.line.title,
        {
          text: partnerships.find(({ id }) => id === cell.repId)?.name ?? cell.repId,
          href: hrefOf(cell, row),
        },
        `${cell.late} of ${cell.reporters}`,
        dueWords(row.line),
        cell.lastReport ? formatDay(cell.lastReport) : 'No report',
      ]),
  );
}

async function showSteering(visit: Visit) {
  const steering = await readSteering(visit);
  const { partnerships, away, rows } = steering;
  return showReading(visit, {
    title: 'Lines of the programme in all nine partnerships',
    back: { href: '/programme-lines', text: 'Back to the lines of the programme' },
    intro: [
      'What each partnership says of itself. It is no ranking: partnerships began at different times and report on different areas.',
    ],
    warnings:
      away.length > 0 ? [`Not known, because their service does not answer: ${away.join(', ')}.`] : [],
    links: [{ href: '/steering.csv', text: 'Download it as CSV' }],
    sections: [
      {
        title: 'What is late',
        table: {
          caption: 'Lines that are late',
          heads: ['Line', 'Partnership', 'Reporters', 'Due', 'Last report to'],
          rows: lateRows(steering),
        },
        empty: 'Nothing is late, as far as anybody has reported.',
      },
      {
        title: 'Every line',
        table: {
          caption: 'By line and partnership',
          heads: ['Line', ...partnerships.map(({ name }) => name)],
          rows: rows.map((row): readonly Cell[] => [
            { href: `/programme-lines/${row.line.id}`, text: row.line.title },
            ...row.cells.map((cell) => cellWords(cell, row)),
          ]),
          wide: true,
        },
        empty: 'The register of lines has not come to the partnerships yet: look again in a minute.',
      },
    ],
  });
}

const COLUMNS = [
  ...['line_id', 'line', 'due_on', 'partnership', 'reporter', 'status'],
  ...['report_from', 'report_to', 'evidence_items'],
] as const;

/** Every reporter of every partnership on every line. `z` is not applicable, as in DfE's open data. */
const csvRows = ({ partnerships }: Steering) =>
  partnerships.flatMap(({ id, rows }) =>
    rows.flatMap(({ line, cells }) =>
      cells.map(({ reporter, status, report }) => [
        ...[line.id, line.title, line.dueOn ?? 'z', id, reporter, status],
        ...[report?.from ?? 'z', report?.to ?? 'z', report ? String(report.evidence.length) : 'z'],
      ]),
    ),
  );

async function sendCsv(visit: Visit) {
  const steering = await readSteering(visit);
  // A file that lacks a partnership would be read as if it had nothing to say.
  if (steering.away.length > 0) {
    throw new HttpProblem(503, `Try again in a minute: there is no answer from ${steering.away.join(', ')}.`);
  }
  const { stringify } = await import('csv-stringify/sync');
  const text = stringify(csvRows(steering), {
    header: true,
    columns: [...COLUMNS],
    record_delimiter: 'windows',
    escape_formulas: true,
  });
  return visit.reply
    .type('text/csv; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-disposition', 'attachment; filename="programme-lines.csv"')
    .send(text);
}

/** The national steering view: all nine partnerships as a page and as CSV. */
export function steeringRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/steering', visitors(portal, 'steering', showSteering));
  app.get('/steering.csv', visitors(portal, 'steering', sendCsv));
}

import { isOverdue } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { formRoutes } from '../forms/form-routes.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
import { showReading } from '../reading/reading-page.ts';
import type { Cell } from '../reading/sections.ts';
import { dueWords, periodWords, reporterName, reportTag } from './line-words.ts';
import { reportersFor, reportForm } from './report-form.ts';

async function linesOf(visit: Visit) {
  const repId = partnershipIdOf(visit);
  const service = visit.services.partnership(repId);
  const [partnership, steering] = await Promise.all([
    service.profile(),
    service.call((client) => client.lineReports.steering.query({})),
  ]);
  return { repId, service, partnership, ...steering, href: `/partnerships/${repId}/programme-lines` };
}

async function listLines(visit: Visit) {
  const { partnership, rows, on, href } = await linesOf(visit);
  const reporters = rows[0]?.cells.map(({ reporter }) => reporter) ?? [];
  return showReading(visit, {
    title: `Lines of the programme in ${partnership.name}`,
    back: { href: `/partnerships/${partnership.repId}`, text: `Back to ${partnership.name}` },
    intro: [
      'The newest report of the partnership and of each authority. Who has not reported is neither good nor bad.',
    ],
    links: [{ href: '/programme-lines', text: 'See the register of lines' }],
    sections: [
      {
        table: {
          caption: 'Newest reports',
          heads: ['Line', 'Due', ...reporters.map(reporterName)],
          rows: rows.map(({ line, cells }): readonly Cell[] => [
            { href: `${href}/${line.id}`, text: line.title },
            dueWords(line),
            ...cells.map((cell) => [
              reportTag(cell.status),
              ...(isOverdue(line, cell, on) && cell.status !== 'late' ? ['Its day is over'] : []),
            ]),
          ]),
          wide: true,
        },
        empty: 'The register of lines has not come here yet: look again in a minute.',
      },
    ],
  });
}

const lineSchema = z.object({ line: z.string().max(100) });

/** One line in the partnership, with every report on it. */
async function lineOf(visit: Visit) {
  const found = await linesOf(visit);
  const { line: id } = lineSchema.parse(visit.request.params);
  const row = found.rows.find(({ line }) => line.id === id);
  if (!row) throw new HttpProblem(404, 'Choose a line from the list: there is none at this address.');
  const reports = await found.service.call((client) => client.lineReports.reports.query({ lineId: id }));
  return { ...found, line: row.line, cells: row.cells, reports, lineHref: `${found.href}/${id}`, visit };
}
export type FoundLine = Awaited<ReturnType<typeof lineOf>>;

async function showLine(visit: Visit) {
  const found = await lineOf(visit);
  const { line, cells, href, lineHref, partnership } = found;
  const reports = found.reports.flatMap(({ content }) =>
    content.reports.map((report) => ({ ...report, reporter: content.reporter })),
  );
  return showReading(visit, {
    title: line.title,
    back: { href, text: `Back to the lines in ${partnership.name}` },
    intro: [`Due: ${dueWords(line)}.`],
    links: [{ href: `/programme-lines/${line.id}`, text: 'See the line in the register' }],
    buttons:
      reportersFor(found).length > 0 ? [{ href: `${lineHref}/report`, text: 'Report on this line' }] : [],
    sections: [
      {
        title: 'Now',
        table: {
          caption: 'Newest report of each',
          heads: ['Reporter', 'Status'],
          rows: cells.map(({ reporter, status }) => [reporterName(reporter), reportTag(status)]),
        },
      },
      {
        title: 'Reports',
        table: {
          caption: 'Every report, the newest period first',
          heads: ['Period', 'Reporter', 'Status', 'Report', 'Evidence'],
          rows: reports
            .toSorted((a, b) => (a.from < b.from ? 1 : -1))
            .map(({ reporter, status, text, evidence, ...period }) => [
              ...[periodWords(period), reporterName(reporter), reportTag(status), text],
              evidence.map(({ title, reference }) => `${title}: ${reference}`),
            ]),
        },
        empty: 'Nobody has reported on this line yet.',
      },
    ],
  });
}

/** What a partnership and its authorities report on the lines of the programme. */
export function lineReportRoutes(app: FastifyInstance, portal: Portal): void {
  const path = '/partnerships/:id/programme-lines';
  app.get(path, visitors(portal, 'line-reports', listLines));
  app.get(`${path}/:line`, visitors(portal, 'line-reports', showLine));
  formRoutes(
    app,
    { portal, room: 'report-line' },
    {
      [`${path}/:line/report`]: async (visit) => reportForm(await lineOf(visit)),
    },
  );
}

import { lineReportsIdOf, type Reporter } from '@rep/domain';
import { grantYear } from './grant-year.ts';
import { type AskHeld, approverOf, drafterOf, type Service, type Step } from './step.ts';

type Report = Parameters<Service['lineReports']['report']['mutate']>[0];
type Told = readonly [lineId: string, reporter: Reporter, status: Report['status'], words: string];

const year = grantYear();
const SECOND_QUARTER = { from: `${year}-07-01`, to: `${year}-10-01` };

/** What an authority, or the lead for its partnership, reports of the programme's lines for the second quarter. */
export const reported = (lead: string, told: readonly Told[]): readonly Step[] =>
  told.map(([lineId, reporter, status, words]) => ({
    ...{ of: lineReportsIdOf(lineId, reporter), by: drafterOf(reporter === 'partnership' ? lead : reporter) },
    take: ({ lineReports }) =>
      lineReports.report.mutate({
        ...{ lineId, reporter, ...SECOND_QUARTER, status, text: `Example for practice: ${words}` },
        evidence:
          status === 'done' ? [{ title: 'Example: minutes of the board', reference: 'Kept nowhere' }] : [],
      }),
  }));

export const heldReports =
  (lead: string): AskHeld =>
  async (ask) => {
    const { rows } = await ask(approverOf(lead)).lineReports.steering.query({});
    const reports = rows.flatMap(({ line, cells }) =>
      cells.filter(({ report }) => report !== null).map(({ reporter }) => lineReportsIdOf(line.id, reporter)),
    );
    return new Map(reports.map((id) => [id, 1]));
  };

import type { ProgrammeLine } from '../programme-lines/programme-line.ts';
import type { LineReport, LineReports, Reporter } from './line-report.ts';

/** The newest report of one reporter on one line. Who has not reported is `missing`: that is neither good nor bad. */
type SteeringCell = {
  readonly reporter: Reporter;
  readonly status: LineReport['status'] | 'missing';
  readonly report: LineReport | null;
};
export type SteeringRow = {
  readonly line: Pick<ProgrammeLine, 'id' | 'title' | 'dueOn' | 'dueAsPrinted'>;
  readonly cells: readonly SteeringCell[];
};

/** Every line of the programme by every reporter, as things stood on a day: lines by id, reporters as they are given. */
export function steeringView(
  lines: readonly ProgrammeLine[],
  reports: readonly LineReports[],
  { reporters, on }: { readonly reporters: readonly Reporter[]; readonly on: string },
): readonly SteeringRow[] {
  const cell = (lineId: string, reporter: Reporter): SteeringCell => {
    const held = reports.find((each) => each.lineId === lineId && each.reporter === reporter);
    const report = held?.reports.findLast(({ from }) => from <= on) ?? null;
    return { reporter, status: report?.status ?? 'missing', report };
  };
  return [...lines]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, title, dueOn, dueAsPrinted }) => ({
      line: { id, title, dueOn, dueAsPrinted },
      cells: reporters.map((reporter) => cell(id, reporter)),
    }));
}

import { REP_IDS, type RepId } from '@rep/contracts';
import { isOverdue, type SteeringRow } from '@rep/domain';
import type { Visit } from '../http/visit.ts';
import type { ReportStatus } from './line-words.ts';

type Partnership = {
  readonly id: RepId;
  readonly name: string;
  readonly on: string;
  readonly rows: readonly SteeringRow[];
};
/** What one partnership and its authorities say of one line. */
export type NationalCell = {
  readonly repId: RepId;
  readonly status: ReportStatus;
  readonly lastReport: string | null;
  /** Reporters for whom it is late, of all of them. */
  readonly late: number;
  readonly silent: number;
  readonly reporters: number;
};
export type NationalRow = { readonly line: SteeringRow['line']; readonly cells: readonly NationalCell[] };

function cellOf({ id, on }: Partnership, { line, cells }: SteeringRow): NationalCell {
  const reports = cells.flatMap(({ report }) => (report ? [report.to] : []));
  return {
    ...{ repId: id, reporters: cells.length },
    status: cells.find(({ reporter }) => reporter === 'partnership')?.status ?? 'missing',
    lastReport: reports.toSorted().at(-1) ?? null,
    late: cells.filter((cell) => isOverdue(line, cell, on)).length,
    silent: cells.filter(({ status }) => status === 'missing').length,
  };
}

async function readOne(visit: Visit, id: RepId): Promise<Partnership | null> {
  const service = visit.services.partnership(id);
  try {
    const [{ name }, { rows, on }] = await Promise.all([
      service.profile(),
      service.call((client) => client.lineReports.steering.query({})),
    ]);
    return { id, name: name.replace(/ Regional Expert Partnership$/, ''), on, rows };
  } catch (error) {
    visit.request.log.warn(
      { err: error, partnership: id },
      'a partnership is missing from the steering view',
    );
    return null;
  }
}

/** All nine partnerships, line by line. A service that is away is named: its column is unknown, not good. */
export async function readSteering(visit: Visit) {
  const read = await Promise.all(REP_IDS.map((id) => readOne(visit, id)));
  const partnerships = read.filter((each) => each !== null);
  const away = REP_IDS.filter((_, at) => read[at] === null);
  const lines = new Map(partnerships.flatMap(({ rows }) => rows.map(({ line }) => [line.id, line] as const)));
  const rows: readonly NationalRow[] = [...lines.values()]
    .toSorted((a, b) => (a.title < b.title ? -1 : 1))
    .map((line) => ({
      line,
      cells: partnerships.flatMap((each) => {
        const row = each.rows.find((known) => known.line.id === line.id);
        return row ? [cellOf(each, row)] : [];
      }),
    }));
  return { partnerships, away, rows };
}
export type Steering = Awaited<ReturnType<typeof readSteering>>;

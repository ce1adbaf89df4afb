import type { z } from 'zod';
import { actsFor } from '../delegation/may.ts';
import { unless } from '../gates/refusal.ts';
import { type Refusal, refuseIfAny } from '../gates/step-refused.ts';
import type { Change, Taking } from '../records/change.ts';
import { londonDay } from '../records/london-day.ts';
import { type LineReport, type LineReports, lineReportsSchema } from './line-report.ts';

export const reportLineSchema = lineReportsSchema.shape.reports.element.omit({ by: true });
export type ReportLine = z.infer<typeof reportLineSchema>;

export type ReportFacts = {
  /** Whether the national service has such a line. */
  readonly lineThere: boolean;
  readonly members: readonly { readonly laCode: string; readonly lead: boolean }[];
};
type ReportTaking = Taking & { readonly facts: ReportFacts };

/** An authority reports for its own area, a lead authority for the partnership. */
function mayReport({ reporter }: LineReports, { by, facts }: ReportTaking): readonly Refusal[] {
  const member = facts.members.find(({ laCode }) => laCode === by.laCode);
  if (reporter !== 'partnership') {
    return [
      ...actsFor(by, reporter),
      ...unless(member !== undefined, 'G12', {
        ...{ code: 'not-a-member', laCode: reporter, fact: 'The authority is no member of the partnership.' },
        whoCanSupply: 'DfE policy, who keeps the registry',
      }),
    ];
  }
  return unless(by.role === 'lead-authority' && member?.lead === true, 'G12', {
    code: 'not-a-lead',
    fact: 'Only an authority that leads the partnership reports for it.',
    whoCanSupply: 'a lead authority of the partnership',
  });
}

function problemsOf(held: LineReports, input: ReportLine, { now, facts }: ReportTaking): readonly Refusal[] {
  const who = { whoCanSupply: 'whoever reports' };
  const overlapping = held.reports.find(
    ({ from, to }) => from < input.to && input.from < to && !(from === input.from && to === input.to),
  );
  return [
    ...unless(facts.lineThere, null, {
      ...{ code: 'no-such-line', field: 'lineId', fact: 'The programme has no such line.' },
      whoCanSupply: 'DfE policy, who keeps the register of lines',
    }),
    ...unless(input.from < input.to, null, {
      ...{ code: 'ends-before-it-starts', field: 'to', fact: 'The period ends before it starts.', ...who },
    }),
    ...unless(input.from <= londonDay(now), null, {
      ...{ code: 'in-the-future', field: 'from', fact: 'The period has not begun.', ...who },
    }),
    ...unless(overlapping === undefined, null, {
      ...{ code: 'periods-overlap', field: 'from', ...who },
      fact: `There is a report from ${overlapping?.from} until before ${overlapping?.to}.`,
    }),
    ...unless(input.status !== 'done' || input.evidence.length > 0, null, {
      ...{ code: 'done-without-evidence', field: 'evidence', fact: 'Nothing shows that it is done.', ...who },
    }),
  ];
}

/** Reports on a line for a period. A second report of the same period takes the first one's place; versions keep both. */
export function reportLine(held: LineReports, input: ReportLine, taking: ReportTaking): Change<LineReports> {
  refuseIfAny([...mayReport(held, taking), ...problemsOf(held, input, taking)]);
  const next: LineReport = { ...input, by: taking.by.account };
  const reports = [...held.reports.filter(({ from }) => from !== input.from), next].sort((a, b) =>
    a.from < b.from ? -1 : 1,
  );
  const areas = held.reporter === 'partnership' ? [] : [held.reporter];
  const content = { ...held, reports };
  return { content, state: input.status, areas, step: 'report', reason: null, announces: [] };
}

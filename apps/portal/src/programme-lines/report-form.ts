import { REPORT_STATUSES, type Reporter, reporterSchema } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import { type Answers, type Field, textOf } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import { together } from '../forms/together.ts';
import { mayEnter } from '../http/access.ts';
import type { FoundLine } from './line-reports.routes.ts';
import { reporterName, reportTag } from './line-words.ts';

const ROWS = [1, 2, 3] as const;

/** For whom this person reports: their own authority, and the partnership if their authority leads it. */
export function reportersFor({
  visit: { account },
  partnership,
}: Pick<FoundLine, 'visit' | 'partnership'>): readonly Reporter[] {
  const own = partnership.members.find(({ newLaCode }) => newLaCode === account.laCode);
  if (!own || !mayEnter(account.role, 'report-line')) return [];
  const leads = own.lead && account.role === 'lead-authority';
  const reporters: readonly string[] = [own.newLaCode, ...(leads ? ['partnership'] : [])];
  return reporters.flatMap((reporter) => reporterSchema.safeParse(reporter).data ?? []);
}

const evidenceFields = (at: number): readonly Field[] => [
  {
    ...{ name: `title-${at}`, type: 'line', most: 200, optional: true, group: `Evidence ${at}` },
    ...{ label: 'What shows it?', ...(at === 1 && { path: 'evidence' }) },
  },
  { name: `reference-${at}`, type: 'line', most: 200, optional: true, label: 'Where is it to be found?' },
];
const fieldsOf = (found: FoundLine): readonly Field[] => [
  {
    ...{ name: 'reporter', type: 'radios', label: 'For whom do you report?' },
    options: reportersFor(found).map((value) => ({ value, text: reporterName(value) })),
  },
  { name: 'from', type: 'day', label: 'First day of the period' },
  { name: 'to', type: 'day', label: 'Until', hint: 'The first day that the report no longer covers.' },
  {
    ...{ name: 'status', type: 'radios', label: 'How far is it?' },
    options: REPORT_STATUSES.map((value) => ({ value, text: reportTag(value).text })),
  },
  { name: 'text', type: 'lines', most: 5_000, label: 'What happened?', hint: 'Do not name anybody.' },
  ...ROWS.flatMap(evidenceFields),
];

const evidenceIn = (answers: Answers) =>
  ROWS.flatMap((at) => {
    const [title, reference] = [textOf(answers, `title-${at}`), textOf(answers, `reference-${at}`)];
    return title !== null && reference !== null ? [{ title, reference }] : [];
  });
const reportIn = (answers: Answers) => ({
  ...{
    from: textOf(answers, 'from') ?? '',
    to: textOf(answers, 'to') ?? '',
    text: textOf(answers, 'text') ?? '',
  },
  status: REPORT_STATUSES.find((each) => each === textOf(answers, 'status')) ?? ('not-started' as const),
  evidence: evidenceIn(answers),
});

/** An authority reports for its own area, a lead for the partnership. */
export function reportForm(found: FoundLine): Form {
  const { line, lineHref, service } = found;
  const reporters = reportersFor(found);
  if (reporters.length === 0)
    throw new HttpProblem(403, 'Ask an authority of the partnership: only they report.');
  const fields = fieldsOf(found);
  return {
    ...{
      title: `Report on: ${line.title}`,
      button: 'Report',
      back: { href: lineHref, text: 'Back to the line' },
    },
    intro: ['A second report of the same period takes the first one’s place; both stay in the history.'],
    ...{ fields, saved: {}, version: null },
    check: (answers) => ROWS.flatMap((at) => together(fields, answers, [`title-${at}`, `reference-${at}`])),
    take: async (answers) => {
      const reporter =
        reporters.find((each) => each === textOf(answers, 'reporter')) ?? reporters[0] ?? 'partnership';
      const input = { lineId: line.id, reporter, ...reportIn(answers) };
      await service.call((client) => client.lineReports.report.mutate(input));
      return lineHref;
    },
  };
}

import type { InclusionPlan } from '@rep/domain';
import { formatDay, formatTime } from '../../http/format.ts';
import type { planView } from '../../plans/plan-view.ts';
import { outcomeWords } from '../../plans/plan-words.ts';
import { type Block, definitions, heading, orElse, table } from '../printed-document.ts';

type Seen = ReturnType<typeof planView>;
type Judgement = Seen['judgements'][number];

const cellInWords = (cell: Judgement['cells'][number]): string => {
  if (!cell) return 'Not judged yet';
  return cell.note ? `${cell.words}: ${cell.note}` : cell.words;
};

/** Each standard of the named version as each reviewer judged it. Reviewers are the first and the second, and no account. */
export function judgementsOfPlan({ judgements, standards }: Seen): readonly Block[] {
  const of = standards ? `${standards.set}, version ${standards.version}` : 'no version yet';
  return [
    heading('Judgement per standard'),
    orElse(
      judgements,
      () =>
        table(
          `Judged against ${of}`,
          ['Standard', 'First reviewer', 'Second reviewer'],
          judgements.map(({ statementId, title, cells }) => [
            ...[title ? `${title} (${statementId})` : statementId, cellInWords(cells[0] ?? null)],
            cells.slice(1).map(cellInWords).join('\n') || 'Not judged yet',
          ]),
        ),
      'The plan was not submitted against a version of the standards yet.',
    ),
  ];
}

/** What Regions Group decided, and where each condition stands. */
export function decisionOnPlan({ decision }: InclusionPlan): readonly Block[] {
  const conditions = decision?.outcome === 'return' ? [] : (decision?.conditions ?? []);
  return [
    heading('Decision and conditions'),
    definitions([
      ['Decision', decision && `${outcomeWords(decision.outcome)}, on ${formatTime(decision.at)}`],
      ['Reasons', decision && (decision.reasons.join('\n') || 'None were given')],
      ['Opens tailored lists', decision && (decision.opensListGate ? 'Yes' : 'No')],
    ]),
    orElse(
      conditions,
      () =>
        table(
          'Conditions',
          ['Condition', 'Due', 'Met'],
          conditions.map(({ text, due, metOn }) => [
            ...[text, formatDay(due)],
            metOn ? `On ${formatDay(metOn)}` : 'Still open',
          ]),
        ),
      'There is no condition.',
    ),
  ];
}

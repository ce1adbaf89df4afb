import type { GateChecklist } from '@rep/domain';
import { checklistView } from '../../pilots/checklist-view.ts';
import { type Block, bullets, heading, numbered, orElse, subheading, table } from '../printed-document.ts';

type Seen = ReturnType<typeof checklistView>;
type Check = Seen['open'][number];

const gateName = ({ gate, title }: Check): string => (gate ? `${gate}: ${title}` : title);

const closedRows = (check: Check): readonly (readonly string[])[] =>
  check.refusals.map(({ area, fact, whoCanSupply }) => [
    gateName(check),
    area ? `${area}: ${fact}` : fact,
    whoCanSupply,
  ]);

const gates = (of: string, { closed, open }: Pick<Seen, 'closed' | 'open'>): readonly Block[] => [
  subheading(`Gates ${of}`),
  orElse(
    closed,
    () =>
      table(
        `Closed gates ${of}`,
        ['Gate', 'What is missing', 'Who can supply it'],
        closed.flatMap(closedRows),
      ),
    'Nothing is missing here.',
  ),
  orElse(
    open,
    () =>
      bullets(
        open.map(
          (check) => `${gateName(check)}: ${check.result === 'waived' ? 'waived for a time' : 'open'}`,
        ),
      ),
    'No gate is open.',
  ),
];

/** What stands between the pilot and live: the steps ahead, and every gate with what is missing and who can supply it. */
export function wayToLive(checklist: GateChecklist): readonly Block[] {
  const { steps, areas, ...pilot } = checklistView(checklist);
  return [
    heading('What stands between this pilot and live'),
    orElse(
      steps,
      () => numbered(steps.map(({ text, who }) => `${text}: ${who}`)),
      'No step to registration is left.',
    ),
    ...gates('of the pilot', pilot),
    ...areas.flatMap((area) => gates(`of ${area.name}`, area)),
  ];
}

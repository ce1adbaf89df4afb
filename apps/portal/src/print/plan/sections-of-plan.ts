import type { PlanSection } from '@rep/domain';
import { formatDay, printValue } from '../../http/format.ts';
import type { planView } from '../../plans/plan-view.ts';
import { type Block, heading, paragraph, subheading, table } from '../printed-document.ts';

type Seen = ReturnType<typeof planView>;

function contentOf(title: string, content: PlanSection | undefined): Block {
  if (!content) return paragraph('Not written yet.');
  if (content.kind === 'text') return paragraph(content.text);
  if (content.kind === 'commissioning') {
    return table(
      title,
      ['Need', 'What will be commissioned', 'By'],
      content.rows.map(({ need, intention, by }) => [need, intention, formatDay(by)]),
    );
  }
  return table(
    title,
    ['Provision', 'Provider', 'Places', 'Note'],
    content.rows.map(({ provision, provider, places, note }) => [
      ...[provision, provider],
      places === null ? 'Not known' : printValue(places),
      note ?? '',
    ]),
  );
}

/** Every section of the template, with what was written in it, the provision map and the commissioning intentions among them. */
export const sectionsOfPlan = ({ sections }: Seen): readonly Block[] => [
  heading('Sections'),
  ...sections.flatMap(({ title, mandatory, content }) => [
    subheading(mandatory ? title : `${title} (optional)`),
    contentOf(title, content),
  ]),
];

import { textOf } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import type { Visit } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
import { readTemplates } from '../variants/read-variants.ts';
import { readPilots } from './read-pilots.ts';

const RUNNING: readonly string[] = ['live', 'paused'];
const NONE = 'none';

/** A new pilot: its title and strand, or the next cycle of one that runs. Its form's pages follow. */
export async function startForm(visit: Visit): Promise<Form> {
  const repId = partnershipIdOf(visit);
  const service = visit.services.partnership(repId);
  const [partnership, templates, pilots] = await Promise.all([
    service.profile(),
    readTemplates(visit.services.national),
    readPilots(service),
  ]);
  const running = pilots.filter(({ state }) => RUNNING.includes(state));
  const cycles = [
    { value: NONE, text: 'No, it is new' },
    ...running.map(({ id, title }) => ({ value: id, text: title })),
  ];
  const list = `/partnerships/${repId}/pilots`;
  return {
    title: 'Start a pilot',
    back: { href: list, text: 'Back to the pilots' },
    intro: [
      `This makes a draft for ${partnership.name}. Nothing is approved or published by it.`,
      'Do not name children, young people or families.',
    ],
    fields: [
      { name: 'title', type: 'line', most: 200, label: 'Title' },
      {
        ...{ name: 'strand', type: 'radios', label: 'What is it about?' },
        options: templates.map(({ strand, title }) => ({ value: strand, text: title })),
      },
      ...(running.length > 0
        ? [
            {
              name: 'refines',
              type: 'radios' as const,
              options: cycles,
              label: 'Is it the next cycle of a pilot that runs?',
            },
          ]
        : []),
    ],
    saved: { refines: [NONE] },
    version: null,
    button: 'Save and continue',
    take: async (answers) => {
      const refines = textOf(answers, 'refines');
      const draft = { title: textOf(answers, 'title') ?? '', strand: textOf(answers, 'strand') ?? '' };
      const next = refines !== null && refines !== NONE ? { refines } : {};
      const { id } = await service.call((client) => client.pilots.draft.mutate({ ...draft, ...next }));
      return `${list}/${id}/edit/what-and-why`;
    },
  };
}

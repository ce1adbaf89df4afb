import type { FastifyInstance } from 'fastify';
import { mayEnter, type Room } from '../http/access.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { showReading } from '../reading/reading-page.ts';
import { standardsRoutes } from '../standards/standards.routes.ts';
import { templateDraftRoutes } from '../templates/template-draft.routes.ts';
import { templateRoutes } from '../templates/templates.routes.ts';

type Place = { readonly room: Room; readonly href: string; readonly text: string; readonly about: string };

const PLACES: readonly Place[] = [
  {
    ...{ room: 'templates', href: '/templates', text: 'Templates of the strands' },
    about: 'What each strand can be set to, within which limits, and who may vary it.',
  },
  {
    ...{ room: 'standards', href: '/standards', text: 'National standards' },
    about: 'Statements of what is expected, their sets, and how they are refined.',
  },
];

const showNational = (visit: Visit) =>
  showReading(visit, {
    title: 'What holds for all partnerships',
    intro: ['DfE policy keeps these. Every change is told to the nine partnerships at once.'],
    sections: [
      {
        items: PLACES.filter(({ room }) => mayEnter(visit.account.role, room)).map(
          ({ href, text, about }) => [{ text, href }, about],
        ),
      },
    ],
  });

/** What DfE policy keeps for all partnerships. */
export function nationalRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/national', visitors(portal, 'national', showNational));
  for (const room of [templateDraftRoutes, templateRoutes, standardsRoutes]) room(app, portal);
}

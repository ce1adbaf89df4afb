import type { FastifyInstance } from 'fastify';
import { localBandRoutes } from '../bands/local-bands.routes.ts';
import { nationalBandRoutes } from '../bands/national-bands.routes.ts';
import { haltRoutes } from '../halts/halts.routes.ts';
import { mayEnter, type Room } from '../http/access.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { lawChangeRoutes } from '../law-changes/law-changes.routes.ts';
import { showReading } from '../reading/reading-page.ts';
import { registryRoutes } from '../registry/registry.routes.ts';
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
  {
    ...{ room: 'law-changes', href: '/law-changes', text: 'Changes of the law' },
    about: 'Without one, nothing is mandatory for a family.',
  },
  {
    ...{ room: 'halts', href: '/halts', text: 'Halts of strands' },
    about: 'Which strand is stopped everywhere, why, and what that means for each area.',
  },
  {
    ...{ room: 'registry', href: '/registry', text: 'Registry of partnerships' },
    about: 'Who is in which partnership, since when, and who leads.',
  },
  {
    ...{ room: 'bands', href: '/bands', text: 'Bands and tariffs' },
    about: 'National schemes, and how areas’ own bands compare by them.',
  },
];

const ROOMS = [
  ...[templateDraftRoutes, templateRoutes, standardsRoutes],
  ...[lawChangeRoutes, haltRoutes, registryRoutes, nationalBandRoutes, localBandRoutes],
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
  for (const room of ROOMS) room(app, portal);
}

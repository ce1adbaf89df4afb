import type { FastifyInstance } from 'fastify';
import { today } from '../delegation/read-scheme.ts';
import { formRoutes } from '../forms/form-routes.ts';
import { formatDay } from '../http/format.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { showReading, where } from '../reading/reading-page.ts';
import { confirmLawForm, recordLawForm } from './law-change-forms.ts';
import { lawSection, standingOf } from './law-change-words.ts';
import { lawChangeOf, readLawChanges } from './read-law-changes.ts';

async function listLawChanges(visit: Visit) {
  const laws = await readLawChanges(visit);
  return showReading(visit, {
    title: 'Changes of the law',
    back: { href: '/national', text: 'Back to what holds for all' },
    intro: [
      'Mediation is voluntary for families. Only a change of the law, recorded by one person of DfE policy and confirmed by another, could make it otherwise, in its areas and between its dates.',
    ],
    buttons: where(visit, 'change-law', { href: '/law-changes/new', text: 'Record a change of the law' }),
    sections: [
      {
        table: {
          ...{ caption: 'Newest first', heads: ['Enactment', 'Citation', 'Commences on', 'Standing'] },
          rows: laws
            .toReversed()
            .map(({ id, content }) => [
              { text: content.enactment, href: `/law-changes/${id}` },
              content.citation,
              formatDay(content.commencesOn),
              standingOf(content, today()),
            ]),
        },
        empty: 'None is recorded: mediation is voluntary for every family everywhere.',
      },
    ],
  });
}

async function showLawChange(visit: Visit) {
  const { held, href } = await lawChangeOf(visit);
  const { content } = held;
  const own = content.recordedBy === visit.account.account;
  const waits = content.confirmedBy === null;
  return showReading(visit, {
    title: content.enactment,
    back: { href: '/law-changes', text: 'Back to the changes of the law' },
    ...(waits && own && { intro: ['It waits for a colleague: a second person confirms what you recorded.'] }),
    buttons: waits && !own ? where(visit, 'change-law', { href: `${href}/confirm`, text: 'Confirm it' }) : [],
    sections: [lawSection(content, today())],
  });
}

/** Changes of the law: recorded by one person of DfE policy, confirmed by another. */
export function lawChangeRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/law-changes', visitors(portal, 'law-changes', listLawChanges));
  app.get('/law-changes/:id', visitors(portal, 'law-changes', showLawChange));
  formRoutes(
    app,
    { portal, room: 'change-law' },
    {
      '/law-changes/new': recordLawForm,
      '/law-changes/:id/confirm': confirmLawForm,
    },
  );
}

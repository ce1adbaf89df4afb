import { londonDay } from '@rep/domain';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { showForm, takeForm } from '../forms/form-page.ts';
import { mayEnter } from '../http/access.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { answerForm, changeForm, commentForm, endLinkForm, shareForm } from './co-production-forms.ts';
import { commentsView, linksView, OWN_GROUP, youSaidView } from './co-production-view.ts';
import { isConcerned, subjectOf } from './read-subject.ts';

const DONE: Readonly<Record<string, string>> = {
  comment: 'What your group says is kept.',
  end: 'The link has ended.',
  answer: 'The answer is published.',
  change: 'The change is published.',
};
const doneSchema = z.object({ done: z.string().catch('').default('') }).catch({ done: '' });

/** "You said, we did" for everybody; the comments in full and the links for authorities and DfE. */
async function showSubject(visit: Visit) {
  const subject = await subjectOf(visit);
  const { service, partnership, href, record, title, version } = subject;
  const { role } = visit.account;
  const acts = isConcerned(subject, visit);
  const reads = mayEnter(role, 'read-comments');
  const today = londonDay(new Date().toISOString());
  const [published, comments, links] = await Promise.all([
    youSaidView(service, subject),
    reads ? commentsView(service, subject, acts) : null,
    reads ? linksView(service, subject, today) : null,
  ]);
  return visit.page('co-production.njk', {
    ...{ partnership, href, record, title, version, published, comments, links },
    done: DONE[doneSchema.parse(visit.request.query).done],
    share: acts ? `${href}/share` : null,
    comment: acts || OWN_GROUP[role] ? `${href}/comment` : null,
  });
}

/** What groups say of a draft, what was answered and what it changed. */
export function coProductionRoutes(app: FastifyInstance, portal: Portal): void {
  const path = '/partnerships/:id/co-production/:kind/:record';
  app.get(path, visitors(portal, 'co-production', showSubject));
  const pages = [
    [`${path}/comment`, 'comment', commentForm],
    [`${path}/share`, 'share-drafts', shareForm],
    [`${path}/links/:link/end`, 'share-drafts', endLinkForm],
    [`${path}/comments/:comment/answer`, 'answer-comments', answerForm],
    [`${path}/comments/:comment/change`, 'answer-comments', changeForm],
  ] as const;
  for (const [at, room, formOf] of pages) {
    app.get(
      at,
      visitors(portal, room, async (visit) => showForm(visit, await formOf(visit))),
    );
    app.post(
      at,
      visitors(portal, room, async (visit) => takeForm(visit, await formOf(visit))),
    );
  }
}

import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Form, showForm, takeForm } from '../forms/form-page.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { termsOf } from './read-terms.ts';
import { TERM_STEPS } from './terms-forms.ts';

const paramsSchema = z.object({ step: z.string() });

async function showTerms(visit: Visit) {
  const { partnership, held, keeps, href, name, laCode } = await termsOf(visit);
  const { terms = [], source = null } = held?.content ?? {};
  const own = visit.account.laCode === laCode;
  return visit.page('terms.njk', {
    ...{ partnership, keeps, own, href, name, terms, source, synthetic: held?.synthetic ?? false },
  });
}

async function stepForm(visit: Visit): Promise<Form> {
  const found = await termsOf(visit);
  const { service, laCode, held, href, name } = found;
  const step = TERM_STEPS[paramsSchema.parse(visit.request.params).step];
  if (!step) throw new HttpProblem(404, 'Go back to the terms: there is nothing at this address.');
  if (!found.keeps) {
    throw new HttpProblem(403, 'Ask a drafter of the authority: only they keep its terms.');
  }
  const { next, ...form } = step(found);
  return {
    ...form,
    back: { href, text: `Back to the terms of ${name}` },
    version: held?.version ?? null,
    take: async (answers, expectedVersion) => {
      const { terms, source } = next(answers);
      const input = { laCode, terms: [...terms], source, expectedVersion };
      await service.call((client) => client.terms.keep.mutate(input));
      return href;
    },
  };
}

/** The school terms of an authority. */
export function termsRoutes(app: FastifyInstance, portal: Portal): void {
  const path = '/partnerships/:id/authorities/:area/terms';
  app.get(path, visitors(portal, 'terms', showTerms));
  const at = `${path}/:step`;
  app.get(
    at,
    visitors(portal, 'keep-terms', async (visit) => showForm(visit, await stepForm(visit))),
  );
  app.post(
    at,
    visitors(portal, 'keep-terms', async (visit) => takeForm(visit, await stepForm(visit))),
  );
}

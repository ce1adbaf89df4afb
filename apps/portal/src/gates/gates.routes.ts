import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { showForm, takeForm } from '../forms/form-page.ts';
import { mayEnter } from '../http/access.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { pilotOf } from '../pilots/read-pilots.ts';
import { breachForm } from './breach-form.ts';
import { decideForm } from './decide-form.ts';
import { decisionView } from './decision-view.ts';

const doneSchema = z.object({ done: z.literal('decide').optional().catch(undefined) }).catch({});

async function showDecisions(visit: Visit) {
  const { held, partnership, href } = await pilotOf(visit);
  return visit.page('decisions.njk', {
    ...{ partnership, href, title: held.content.title },
    done: doneSchema.parse(visit.request.query).done && 'What the gate says is kept.',
    decisions: held.content.decisions.toReversed().map(decisionView),
    decide: mayEnter(visit.account.role, 'decide-gates') ? `${href}/decisions/new` : null,
  });
}

/** Gates that were looked at, with what they saw, and guardrails that were measured. */
export function gateRoutes(app: FastifyInstance, portal: Portal): void {
  const path = '/partnerships/:id/pilots/:pilot';
  app.get(`${path}/decisions`, visitors(portal, 'pilots', showDecisions));
  const pages = [
    [`${path}/decisions/new`, 'decide-gates', decideForm],
    [`${path}/breach`, 'measure-guardrails', breachForm],
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

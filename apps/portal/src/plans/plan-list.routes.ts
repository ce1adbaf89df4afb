import { isDrafter } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { type Form, showForm, takeForm } from '../forms/form-page.ts';
import { areaName } from '../forms/words-of-values.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
import type { Viewer } from '../pilots/open-steps.ts';
import { viewerOf } from '../pilots/read-pilots.ts';
import { outcomeWords, planWords } from './plan-words.ts';
import { type PlanLine, readPlans } from './read-plans.ts';

const lineOf = (plan: PlanLine) => ({
  ...{ id: plan.id, area: areaName(plan.laCode), words: planWords(plan.state), inForce: plan.inForce },
  ...{ openQuestions: plan.openQuestions, changedAt: plan.changedAt, synthetic: plan.synthetic },
  outcome: plan.outcome === null ? null : outcomeWords(plan.outcome),
  warning: plan.warning && `Ends within ${plan.warning.days} days`,
});

const mayDraft = ({ account, scheme, today }: Viewer): boolean =>
  account.laCode !== null && isDrafter(scheme, account.account, today);

async function listPlans(visit: Visit) {
  const service = visit.services.partnership(partnershipIdOf(visit));
  const [partnership, plans, viewer] = await Promise.all([
    service.profile(),
    readPlans(service),
    viewerOf(visit, service),
  ]);
  const context = { partnership, plans: plans.toReversed().map(lineOf), mayDraft: mayDraft(viewer) };
  return visit.page('plans.njk', context);
}

async function startForm(visit: Visit): Promise<Form> {
  const repId = partnershipIdOf(visit);
  const service = visit.services.partnership(repId);
  const viewer = await viewerOf(visit, service);
  const { laCode } = viewer.account;
  if (laCode === null || !mayDraft(viewer)) {
    throw new HttpProblem(403, 'Ask a drafter of the authority: only they begin its inclusion plan.');
  }
  const list = `/partnerships/${repId}/plans`;
  return {
    title: `Start the inclusion plan of ${areaName(laCode)}`,
    back: { href: list, text: 'Back to the plans' },
    intro: ['It begins with the sections of the published template. Nothing is submitted by it.'],
    ...{ fields: [], saved: {}, version: null, button: 'Start the plan' },
    take: async () => {
      const { id } = await service.call((client) => client.inclusionPlans.draft.mutate({ laCode }));
      return `${list}/${id}`;
    },
  };
}

async function showQueue(visit: Visit) {
  const service = visit.services.partnership(partnershipIdOf(visit));
  const [partnership, waiting] = await Promise.all([
    service.profile(),
    service.call((client) => client.inclusionPlans.queue.query()),
  ]);
  const plans = waiting.map((plan) => ({
    ...lineOf(plan),
    ...{ reviewers: plan.reviewers, revision: plan.revision, changed: plan.changedSections.length },
  }));
  return visit.page('plan-queue.njk', { partnership, plans });
}

/** The inclusion plans of a partnership, the page on which one begins, and what waits for Regions Group. */
export function planListRoutes(app: FastifyInstance, portal: Portal): void {
  const path = '/partnerships/:id/plans';
  app.get(path, visitors(portal, 'plans', listPlans));
  app.get(`${path}/queue`, visitors(portal, 'plan-queue', showQueue));
  app.get(
    `${path}/new`,
    visitors(portal, 'plan-steps', async (visit) => showForm(visit, await startForm(visit))),
  );
  app.post(
    `${path}/new`,
    visitors(portal, 'plan-steps', async (visit) => takeForm(visit, await startForm(visit))),
  );
}

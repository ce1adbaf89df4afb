import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { documentsSection } from '../documents/document-list.ts';
import { planDocuments } from '../documents/document-subject.ts';
import { readDocuments } from '../documents/read-documents.ts';
import { type Form, showForm, takeForm } from '../forms/form-page.ts';
import { areaName } from '../forms/words-of-values.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { historyView } from '../pilots/history-view.ts';
import { sectionsView } from '../reading/sections.ts';
import { openPlanSteps } from './open-plan-steps.ts';
import { isForm, PLAN_STEP_FORMS } from './plan-step-forms.ts';
import { planView } from './plan-view.ts';
import { planOf } from './read-plans.ts';
import { checkSection, readSection, savedSection, sectionFields } from './section-form.ts';
import { statementTitles } from './statement-titles.ts';

const paramsSchema = z.object({ step: z.string().optional(), section: z.string().optional() });

const notOpen = (): HttpProblem =>
  new HttpProblem(403, 'Go back to the plan and look at its steps: this one is not open to you now.');
const notThere = (): HttpProblem =>
  new HttpProblem(404, 'Go back to the plan: there is nothing at this address.');

/** Titles are looked up only where a plan is judged by standards. */
const titlesFor = async ({ shown }: Awaited<ReturnType<typeof planOf>>, { services }: Visit) =>
  shown.statementIds.length > 0 ? statementTitles(services) : new Map<string, string>();

async function showPlan(visit: Visit) {
  const found = await planOf(visit);
  const { partnership, href, shown } = found;
  const { documents } = await readDocuments({ ...found, kind: 'inclusion-plan', id: shown.id });
  const section = documentsSection(planDocuments(found), documents);
  return visit.page('plan.njk', {
    ...{ partnership, href, synthetic: shown.synthetic, documents: sectionsView([section]) },
    plan: planView(found, await titlesFor(found, visit)),
  });
}

async function stepForm(visit: Visit): Promise<Form> {
  const { step } = paramsSchema.parse(visit.request.params);
  const found = await planOf(visit);
  const { shown, href } = found;
  if (step === undefined || !isForm(step)) throw notThere();
  if (!openPlanSteps(shown.content, found.viewer).includes(step)) throw notOpen();
  const form = PLAN_STEP_FORMS[step];
  const context = { ...found, services: visit.services };
  return {
    ...form,
    back: { href, text: `Back to the plan of ${areaName(shown.content.laCode)}` },
    fields: await form.fields(context),
    ...{ saved: form.saved?.(context) ?? {}, version: shown.version },
    check: (answers) => form.check?.(answers, context) ?? [],
    take: async (answers, expectedVersion) => {
      await form.take(context, { planId: shown.id, expectedVersion }, answers);
      return href;
    },
  };
}

async function sectionForm(visit: Visit): Promise<Form> {
  const found = await planOf(visit);
  const { shown, href, service } = found;
  const { section: id } = paramsSchema.parse(visit.request.params);
  const section = shown.template?.sections.find((each) => each.id === id);
  if (!section) throw notThere();
  if (!openPlanSteps(shown.content, found.viewer).includes('edit')) throw notOpen();
  const held = shown.content.sections.find((each) => each.id === id);
  const reopens = shown.content.state !== 'drafted' && shown.content.state !== 'returned';
  return {
    title: section.title,
    back: { href, text: `Back to the plan of ${areaName(shown.content.laCode)}` },
    intro: section.kind === 'text' ? [] : ['Save to get room for more rows. To take a row out, empty it.'],
    ...(reopens && { warning: 'The plan is drafted again: its board and its bodies are asked anew.' }),
    fields: sectionFields(section, held),
    ...{ saved: savedSection(held), version: shown.version, button: 'Save' },
    check: (answers) => checkSection(section, held, answers),
    take: async (answers, expectedVersion) => {
      const input = { planId: shown.id, expectedVersion, sections: [readSection(section, answers)] };
      await service.call((client) => client.inclusionPlans.edit.mutate(input));
      return href;
    },
  };
}

async function showHistory(visit: Visit) {
  const { shown, service, partnership, href } = await planOf(visit);
  const versions = await service.call((client) => client.inclusionPlans.history.query({ planId: shown.id }));
  const title = `the inclusion plan of ${areaName(shown.content.laCode)}`;
  return visit.page('pilot-history.njk', { partnership, href, title, versions: historyView(versions) });
}

/** The page of one inclusion plan, its sections, its steps and its history. */
export function planRoutes(app: FastifyInstance, portal: Portal): void {
  const path = '/partnerships/:id/plans/:plan';
  app.get(path, visitors(portal, 'plans', showPlan));
  app.get(`${path}/history`, visitors(portal, 'plans', showHistory));
  const pages = [
    [`${path}/sections/:section`, sectionForm],
    [`${path}/steps/:step`, stepForm],
  ] as const;
  for (const [at, formOf] of pages) {
    app.get(
      at,
      visitors(portal, 'plan-steps', async (visit) => showForm(visit, await formOf(visit))),
    );
    app.post(
      at,
      visitors(portal, 'plan-steps', async (visit) => takeForm(visit, await formOf(visit))),
    );
  }
}

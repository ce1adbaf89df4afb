import type { Pilot } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { signableFiles } from '../../documents/signable-files.ts';
import { type Form, showForm, takeForm } from '../../forms/form-page.ts';
import { areaName } from '../../forms/words-of-values.ts';
import type { Portal } from '../../http/portal.ts';
import { type Visit, visitors } from '../../http/visit.ts';
import type { PartnershipService } from '../../services/partnership.ts';
import { openAreaSteps, openPilotSteps } from '../open-steps.ts';
import { pilotOf, readPilots, viewerOf } from '../read-pilots.ts';
import { AREA_STEP_FORMS } from './area-step-forms.ts';
import { PILOT_STEP_FORMS } from './pilot-step-forms.ts';
import type { StepContext } from './step-form.ts';

const paramsSchema = z.object({ step: z.string(), area: z.string().optional() });

const noSuchStep = (): never => {
  throw new HttpProblem(404, 'Go back to the pilot and choose a step: there is none at this address.');
};
const notOpen = (): HttpProblem =>
  new HttpProblem(403, 'Go back to the pilot and look at its steps: this one is not open to you now.');

const named = (steps: readonly string[], step: string): string =>
  steps.find((each) => each === step) ?? noSuchStep();

const ATTACH_FIRST =
  'A file that is attached to the pilot can be chosen here. To attach one, open “Documents” on the page of the pilot.';

async function contextOf(service: PartnershipService, pilot: Pilot, step: string): Promise<StepContext> {
  if (step !== 'refine' && step !== 'supersede') return { pilot, others: [] };
  const pilots = await readPilots(service);
  const fits = pilots.filter(
    ({ id, refines }) => id !== pilot.id && (step === 'supersede' || refines === pilot.id),
  );
  return { pilot, others: fits.map(({ id, title }) => ({ value: id, text: title })) };
}

/** A step of the pilot as a form. Throws HttpProblem for one that is not open to the visitor now. */
async function pilotStepForm(visit: Visit): Promise<Form> {
  const { step } = paramsSchema.parse(visit.request.params);
  const { held, service, href } = await pilotOf(visit);
  const pilot = held.content;
  const open = openPilotSteps(pilot, await viewerOf(visit, service)).find((each) => each === step);
  named(Object.keys(PILOT_STEP_FORMS), step);
  if (!open || open === 'edit') throw notOpen();
  const form = PILOT_STEP_FORMS[open];
  const context = await contextOf(service, pilot, open);
  return {
    ...form,
    back: { href, text: `Back to ${pilot.title}` },
    fields: form.fields(context),
    saved: form.saved?.(pilot) ?? {},
    version: held.version,
    check: (answers) => form.check?.(answers, context) ?? [],
    take: async (answers, expectedVersion) => {
      await form.take(service, { pilotId: held.id, expectedVersion }, answers);
      return `${href}?done=${open}`;
    },
  };
}

/** A step of one area as a form. */
async function areaStepForm(visit: Visit): Promise<Form> {
  const { step, area: laCode } = paramsSchema.parse(visit.request.params);
  const { held, service, href } = await pilotOf(visit);
  const pilot = held.content;
  const area = pilot.areas.find((each) => each.laCode === laCode) ?? noSuchStep();
  named(Object.keys(AREA_STEP_FORMS), step);
  const open = openAreaSteps(pilot, area, await viewerOf(visit, service)).find((each) => each === step);
  if (!open) throw notOpen();
  const form = AREA_STEP_FORMS[open];
  const signs = open === 'sign-document';
  const files = signs ? await signableFiles(service, held.id, area.laCode) : [];
  const context: StepContext = { pilot, others: [], files };
  return {
    ...form,
    title: `${form.title}: ${areaName(area.laCode)}`,
    ...(signs && { intro: [...(form.intro ?? []), ATTACH_FIRST] }),
    back: { href, text: `Back to ${pilot.title}` },
    fields: form.fields(context),
    saved: {},
    version: held.version,
    check: (answers) => form.check?.(answers, context) ?? [],
    take: async (answers, expectedVersion) => {
      await form.take(service, { pilotId: held.id, expectedVersion, laCode: area.laCode }, answers, context);
      return `${href}?done=${open}`;
    },
  };
}

/** Every step of a pilot and of its areas as a page with a form. */
export function pilotStepRoutes(app: FastifyInstance, portal: Portal): void {
  const path = '/partnerships/:id/pilots/:pilot';
  const pages = [
    [`${path}/steps/:step`, pilotStepForm],
    [`${path}/areas/:area/:step`, areaStepForm],
  ] as const;
  for (const [at, formOf] of pages) {
    app.get(
      at,
      visitors(portal, 'pilot-steps', async (visit) => showForm(visit, await formOf(visit))),
    );
    app.post(
      at,
      visitors(portal, 'pilot-steps', async (visit) => takeForm(visit, await formOf(visit))),
    );
  }
}

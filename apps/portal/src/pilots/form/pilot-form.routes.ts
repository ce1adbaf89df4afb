import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Form, showForm, takeForm } from '../../forms/form-page.ts';
import type { Portal } from '../../http/portal.ts';
import { type Visit, visitors } from '../../http/visit.ts';
import { openPilotSteps } from '../open-steps.ts';
import { readLearning } from '../read-learning.ts';
import { pilotOf, viewerOf } from '../read-pilots.ts';
import { answersOf, isComplete } from './check-answers.ts';
import type { PilotStep } from './pilot-step.ts';
import { PILOT_STEPS } from './pilot-steps.ts';
import { readAsked } from './read-asked.ts';

const paramsSchema = z.object({ step: z.string() });

function stepOf({ request }: Visit): PilotStep {
  const slug = paramsSchema.safeParse(request.params).data?.step;
  const step = PILOT_STEPS.find((each) => each.slug === slug);
  if (step) return step;
  throw new HttpProblem(404, 'Open the pilot and choose a page of its form: there is none at this address.');
}

const REOPENS =
  'Areas were asked about the text as it stands. When you save a change, the pilot is a draft again and every area is asked anew.';

/** The pilot that this person may write. Throws HttpProblem 403 for who may not. */
async function writable(visit: Visit) {
  const found = await pilotOf(visit);
  const viewer = await viewerOf(visit, found.service);
  if (openPilotSteps(found.held.content, viewer).includes('edit')) return { ...found, viewer };
  throw new HttpProblem(
    403,
    'Ask a drafter of the authority that leads the pilot: only they write it, before it is submitted.',
  );
}

async function formOf(visit: Visit): Promise<Form> {
  const step = stepOf(visit);
  const { held, service, partnership, href } = await writable(visit);
  const asked = await readAsked(visit.services, service, { pilot: held.content, partnership });
  const at = PILOT_STEPS.indexOf(step);
  const [before, after] = [PILOT_STEPS[at - 1], PILOT_STEPS[at + 1]];
  return {
    title: step.title,
    back: {
      href: before ? `${href}/edit/${before.slug}` : href,
      text: before ? `Back to ${before.title}` : 'Back to the pilot',
    },
    intro: [`Page ${at + 1} of ${PILOT_STEPS.length}. Every page is saved by itself.`, ...(step.intro ?? [])],
    ...(held.content.state !== 'draft' && { warning: REOPENS }),
    fields: step.fields(asked),
    saved: step.saved(held.content, asked),
    version: held.version,
    button: 'Save and continue',
    later: { text: 'Save and come back later', href },
    check: (answers) => step.check?.(answers, asked) ?? [],
    take: async (answers, expectedVersion) => {
      const input = { pilotId: held.id, expectedVersion, ...step.edit(answers, asked) };
      await service.call((client) => client.pilots.edit.mutate(input));
      return `${href}/edit/${after?.slug ?? 'check'}`;
    },
  };
}

/** The first page says how many similar pilots left a learning record, and where it is read. */
async function showStep(visit: Visit) {
  const form = await formOf(visit);
  if (stepOf(visit) !== PILOT_STEPS[0]) return showForm(visit, form);
  const { held, service, href } = await pilotOf(visit);
  const { own, others } = await readLearning(service, visit.services.evidence, held.content);
  const count = own.length + (others?.length ?? 0);
  const text =
    count === 0
      ? 'See whether similar pilots learnt something'
      : `Read first what similar pilots learnt (${count})`;
  return showForm(visit, { ...form, readFirst: { href: `${href}/learning`, text } });
}

async function showAnswers(visit: Visit) {
  const { held, service, partnership, href } = await writable(visit);
  const asked = await readAsked(visit.services, service, { pilot: held.content, partnership });
  return visit.page('pilot-answers.njk', {
    ...{ pilot: held.content, href, groups: answersOf(asked), complete: isComplete(asked) },
  });
}

/** The pages on which a pilot is written, each saved by itself, and the page on which all answers are checked. */
export function pilotFormRoutes(app: FastifyInstance, portal: Portal): void {
  const path = '/partnerships/:id/pilots/:pilot/edit';
  app.get(`${path}/check`, visitors(portal, 'write-pilot', showAnswers));
  app.get(`${path}/:step`, visitors(portal, 'write-pilot', showStep));
  app.post(
    `${path}/:step`,
    visitors(portal, 'write-pilot', async (visit) => takeForm(visit, await formOf(visit))),
  );
}

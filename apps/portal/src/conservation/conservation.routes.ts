import { PRODUCERS } from '@rep/contracts';
import type { FastifyInstance } from 'fastify';
import { problemContext } from '../http/field-problems.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { dateInputsOf } from './date-inputs.ts';
import { type DaysForm, parseDaysForm } from './days-form.ts';
import { readConservation } from './read-conservation.ts';
import { readQuarantine } from './read-quarantine.ts';

async function readAnswer({ services }: Visit, { producer, from, to }: DaysForm) {
  const [statement, quarantine] = await Promise.all([
    readConservation(services.evidence, { producer, from: from.day, to: to.day }),
    readQuarantine(services.evidence, producer),
  ]);
  return { statement, quarantine };
}

/** With a date that cannot be read there is no statement: one of other days could be taken for it. */
async function showConservation(visit: Visit) {
  const form = parseDaysForm(visit.request.query);
  const wrong = form.problems.length > 0;
  const answer = wrong ? {} : await readAnswer(visit, form);
  const context = {
    ...answer,
    ...problemContext(form.problems),
    producers: PRODUCERS,
    chosen: form.producer,
    limited: form.from.day !== null || form.to.day !== null,
    dates: dateInputsOf(form),
  };
  return visit.page('conservation.njk', context, wrong ? 400 : 200);
}

export function conservationRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/conservation', visitors(portal, 'conservation', showConservation));
}

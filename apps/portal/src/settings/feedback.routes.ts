import { standardFeedbackSchema } from '@rep/domain';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { textOf } from '../forms/field.ts';
import { type Form, showForm, takeForm } from '../forms/form-page.ts';
import { mayEnter } from '../http/access.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
import { readPilots } from '../pilots/read-pilots.ts';
import { readRef, statementName, statementOptions } from './read-statements.ts';

const voice = standardFeedbackSchema.shape.voice;
const VOICES: Readonly<Record<(typeof voice.options)[number], string>> = {
  'parent-carer-forum': 'Parents and carers',
  'young-people': 'Young people',
  settings: 'Settings',
  practitioners: 'Practitioners',
  health: 'Health',
  'social-care': 'Social care',
  authorities: 'Authorities',
};
const NONE = 'none';
const OWN_VOICE: Readonly<Record<string, string>> = {
  ...{ 'parent-carer-forum': 'parent-carer-forum', setting: 'settings' },
  ...{ 'integrated-care-board': 'health' },
};
const doneSchema = z.object({ done: z.literal('given').optional().catch(undefined) }).catch({});

/** What groups said of statements, for who may read it; others find the way to the form. */
async function showFeedback(visit: Visit) {
  const service = visit.services.partnership(partnershipIdOf(visit));
  const reads = mayEnter(visit.account.role, 'feedback');
  const [partnership, options, feedback] = await Promise.all([
    service.profile(),
    statementOptions(visit.services.national),
    reads ? service.call((client) => client.standards.feedback.list.query({})) : [],
  ]);
  return visit.page('feedback.njk', {
    ...{ partnership, reads, mayGive: mayEnter(visit.account.role, 'give-feedback') },
    done: doneSchema.parse(visit.request.query).done && 'What was said is kept.',
    lines: feedback.toReversed().map(({ content }) => ({
      statement: statementName(options, content.statement),
      ...{ voice: VOICES[content.voice], said: content.said, givenOn: content.givenOn },
    })),
  });
}

async function feedbackForm(visit: Visit): Promise<Form> {
  const repId = partnershipIdOf(visit);
  const service = visit.services.partnership(repId);
  const [options, pilots] = await Promise.all([
    statementOptions(visit.services.national),
    readPilots(service),
  ]);
  const tried = pilots.filter(({ strand }) => strand === 'national-standards');
  const list = `/partnerships/${repId}/feedback`;
  return {
    title: 'Say what a group thinks of a statement',
    back: { href: list, text: 'Back to the feedback' },
    intro: ['Speak for a group and name nobody. A change of a statement can rest on what is said here.'],
    fields: [
      { name: 'statement', type: 'select', options, path: 'statement', label: 'Which statement?' },
      {
        ...{ name: 'pilot', type: 'radios', path: 'pilotId', label: 'Did it come out of a pilot?' },
        options: [{ value: NONE, text: 'No' }, ...tried.map(({ id, title }) => ({ value: id, text: title }))],
      },
      {
        ...{ name: 'voice', type: 'radios', label: 'Which group said it?' },
        options: voice.options.map((value) => ({ value, text: VOICES[value] })),
      },
      { name: 'said', type: 'lines', most: 2_000, label: 'What was said?' },
    ],
    saved: { pilot: [NONE], voice: [OWN_VOICE[visit.account.role] ?? ''].filter(Boolean) },
    ...{ version: null, button: 'Save' },
    take: async (answers) => {
      const pilot = textOf(answers, 'pilot');
      const input = {
        statement: readRef(textOf(answers, 'statement') ?? ''),
        pilotId: pilot === NONE ? null : pilot,
        voice: voice.parse(textOf(answers, 'voice')),
        said: textOf(answers, 'said') ?? '',
      };
      await service.call((client) => client.standards.feedback.give.mutate(input));
      return `${list}?done=given`;
    },
  };
}

/** What groups say of the statements that are tried. */
export function feedbackRoutes(app: FastifyInstance, portal: Portal): void {
  const path = '/partnerships/:id/feedback';
  app.get(path, visitors(portal, 'see-feedback', showFeedback));
  const at = `${path}/give`;
  app.get(
    at,
    visitors(portal, 'give-feedback', async (visit) => showForm(visit, await feedbackForm(visit))),
  );
  app.post(
    at,
    visitors(portal, 'give-feedback', async (visit) => takeForm(visit, await feedbackForm(visit))),
  );
}

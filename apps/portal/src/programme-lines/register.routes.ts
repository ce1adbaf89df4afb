import { LINE_STATUSES, type ProgrammeLine } from '@rep/domain';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { whoInWords } from '../forms/conflict.ts';
import { type Answers, type Field, textOf, typedAs, typedDay } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import { formRoutes } from '../forms/form-routes.ts';
import { together } from '../forms/together.ts';
import { formatDay, formatTime } from '../http/format.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { showReading, where } from '../reading/reading-page.ts';
import { dueWords, lineTag } from './line-words.ts';

const PATH = '/programme-lines';
const lineSchema = z.object({ line: z.string().max(100) });

async function showRegister(visit: Visit) {
  const lines = await visit.services.national.call((client) => client.programmeLines.list.query());
  const own = visit.account.repId;
  return showReading(visit, {
    title: 'Lines of the programme',
    intro: [
      'What the improvement plan promises beside the three strands: who owns it, where it is written and how far it is.',
    ],
    links: [
      ...where(visit, 'steering', { href: '/steering', text: 'See all nine partnerships' }),
      ...(own
        ? where(visit, 'line-reports', {
            href: `/partnerships/${own}${PATH}`,
            text: 'See what your partnership reports',
          })
        : []),
    ],
    sections: [
      {
        table: {
          caption: 'Register',
          heads: ['Line', 'Owner', 'Due', 'Status', 'Evidence'],
          rows: lines
            .map(({ content }) => content)
            .toSorted((a, b) => (a.title < b.title ? -1 : 1))
            .map((line) => [
              { href: `${PATH}/${line.id}`, text: line.title },
              ...[line.owner, dueWords(line), lineTag(line.status), String(line.evidence.length)],
            ]),
        },
        empty: 'The register is empty. It comes with the programme at the first start.',
      },
    ],
  });
}

const readLine = ({ request, services }: Visit) => {
  const { line: id } = lineSchema.parse(request.params);
  return services.national.call((client) => client.programmeLines.show.query({ id }));
};

async function showLine(visit: Visit) {
  const { content: line, versions } = await readLine(visit);
  return showReading(visit, {
    title: line.title,
    back: { href: PATH, text: 'Back to the lines of the programme' },
    buttons: where(visit, 'change-lines', { href: `${PATH}/${line.id}/change`, text: 'Change the line' }),
    sections: [
      {
        summary: [
          ['What is to be done', line.commitment],
          ...([
            ['Owner', line.owner],
            ['Source', line.source],
            ['Due', dueWords(line)],
          ] as const),
          ['Status', lineTag(line.status)],
        ],
      },
      {
        title: 'Evidence',
        table: {
          caption: 'What shows how far it is, the newest first',
          heads: ['Day', 'What', 'Source'],
          rows: line.evidence.toReversed().map(({ on, what, source }) => [formatDay(on), what, source]),
        },
        empty: 'Nothing shows yet how far it is. DfE policy adds evidence with a change of the line.',
      },
      {
        title: 'History',
        table: {
          caption: 'Versions, the newest first',
          heads: ['When', 'By', 'Status', 'Reason'],
          rows: versions
            .toReversed()
            .map(({ at, by, content, reason }) => [
              ...[formatTime(at), whoInWords(by.role), lineTag(content.status), reason ?? ''],
            ]),
        },
      },
    ],
  });
}

const FIELDS: readonly Field[] = [
  { name: 'owner', type: 'line', most: 200, label: 'Owner' },
  { name: 'dueOn', type: 'day', optional: true, label: 'Due', hint: 'Leave it empty where no day is given.' },
  {
    name: 'status',
    type: 'radios',
    label: 'Status',
    options: LINE_STATUSES.map((value) => ({ value, text: lineTag(value).text })),
  },
  {
    name: 'what',
    type: 'lines',
    most: 1000,
    optional: true,
    group: 'Evidence',
    label: 'What shows how far it is?',
    path: 'evidence.what',
  },
  {
    name: 'source',
    type: 'line',
    most: 500,
    optional: true,
    label: 'Where is it to be found?',
    path: 'evidence.source',
  },
  { name: 'reason', type: 'lines', most: 2000, group: 'Reason', label: 'Why is it changed?' },
];
const savedOf = ({ owner, dueOn, status }: ProgrammeLine) => ({
  ...{ owner: typedAs(owner), status: [status] },
  ...typedDay('dueOn', dueOn),
});
function changeOf(id: string, answers: Answers) {
  const [what, source] = [textOf(answers, 'what'), textOf(answers, 'source')];
  return {
    ...{ id, owner: textOf(answers, 'owner') ?? '', dueOn: textOf(answers, 'dueOn') },
    status: LINE_STATUSES.find((each) => each === textOf(answers, 'status')) ?? ('not-reported' as const),
    ...(what !== null && source !== null && { evidence: { what, source } }),
    reason: textOf(answers, 'reason') ?? '',
  };
}

async function changeForm(visit: Visit): Promise<Form> {
  const { content: line, version } = await readLine(visit);
  const href = `${PATH}/${line.id}`;
  return {
    ...{ title: `Change the line: ${line.title}`, button: 'Save', back: { href, text: 'Back to the line' } },
    ...{ fields: FIELDS, saved: savedOf(line), version },
    check: (answers) => together(FIELDS, answers, ['what', 'source']),
    take: async (answers, expectedVersion) => {
      const input = { ...changeOf(line.id, answers), expectedVersion };
      await visit.services.national.call((client) => client.programmeLines.update.mutate(input));
      return href;
    },
  };
}

/** The register of programme lines, a page for each, and the form with which DfE policy changes one. */
export function registerRoutes(app: FastifyInstance, portal: Portal): void {
  app.get(PATH, visitors(portal, 'programme-lines', showRegister));
  app.get(`${PATH}/:line`, visitors(portal, 'programme-lines', showLine));
  formRoutes(app, { portal, room: 'change-lines' }, { [`${PATH}/:line/change`]: changeForm });
}

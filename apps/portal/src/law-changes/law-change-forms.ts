import { lawChangeSchema } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import { today } from '../delegation/read-scheme.ts';
import { authoritiesIn } from '../forms/authorities-in.ts';
import { type Answers, type Field, textOf } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import type { FieldProblem } from '../http/field-problems.ts';
import type { Visit } from '../http/visit.ts';
import { lawSection } from './law-change-words.ts';
import { lawChangeOf } from './read-law-changes.ts';

const BACK = { href: '/law-changes', text: 'Back to the changes of the law' };

const FIELDS: readonly Field[] = [
  {
    ...{ name: 'id', type: 'line', most: 60, label: 'Short name' },
    hint: 'Small letters, digits and hyphens, such as mediation-2027.',
  },
  {
    ...{ name: 'enactment', type: 'line', most: 300, label: 'Enactment' },
    hint: 'The Act or regulations as enacted.',
  },
  { name: 'citation', type: 'line', most: 500, label: 'Citation', hint: 'Such as 2027 c. 1, s. 4.' },
  { name: 'commencesOn', type: 'day', label: 'Commences on', hint: 'The first day in force.' },
  {
    ...{ name: 'expiresOn', type: 'day', optional: true, label: 'Expires on' },
    hint: 'The first day no longer in force.',
  },
  {
    ...{ name: 'areas', type: 'lines', most: 10_000, optional: true, label: 'Areas' },
    hint: 'Authorities by name or code, one a line. Empty: all of England.',
  },
];

const areasOf = (answers: Answers) => {
  const { authorities } = authoritiesIn(textOf(answers, 'areas'));
  return authorities.length === 0 ? ('england' as const) : authorities.map(({ code }) => code);
};

const inputSchema = lawChangeSchema.omit({ recordedBy: true, confirmedBy: true });
const readLaw = (answers: Answers) =>
  inputSchema.safeParse({
    ...{ id: textOf(answers, 'id'), what: 'mediation', enactment: textOf(answers, 'enactment') },
    ...{ citation: textOf(answers, 'citation'), commencesOn: textOf(answers, 'commencesOn') },
    ...{ expiresOn: textOf(answers, 'expiresOn'), areas: areasOf(answers) },
  });

function problemsIn(answers: Answers): readonly FieldProblem[] {
  const { unknown } = authoritiesIn(textOf(answers, 'areas'));
  return [
    ...unknown.map((line) => ({
      field: 'areas',
      text: `Check “${line}”: it is the name or code of no authority of today`,
    })),
    ...(readLaw(answers).error?.issues ?? []).map(({ path, message }) => ({
      field: String(path[0] ?? ''),
      text: `Change this answer: ${message}`,
    })),
  ];
}

/** Writes a change of the law down. A second person confirms it before it counts. */
export const recordLawForm = ({ services }: Visit): Form => ({
  title: 'Record a change of the law',
  back: BACK,
  intro: ['It has no effect before a second person of DfE policy confirms it (G6).'],
  fields: FIELDS,
  ...{ saved: {}, version: null, button: 'Record it' },
  check: problemsIn,
  take: async (answers) => {
    const law = inputSchema.parse(readLaw(answers).data);
    await services.national.call((client) => client.lawChanges.record.mutate(law));
    return `/law-changes/${law.id}`;
  },
});

/** A second person looks at what the first wrote, and confirms it. */
export async function confirmLawForm(visit: Visit): Promise<Form> {
  const { held, href } = await lawChangeOf(visit);
  const { content } = held;
  if (content.recordedBy === visit.account.account) {
    throw new HttpProblem(403, 'Ask a colleague of DfE policy: a second person confirms what you recorded.');
  }
  return {
    title: `Confirm ${content.enactment}`,
    back: { href, text: 'Back to the change of the law' },
    facts: [lawSection(content, today())],
    warning: 'From then on mediation can be required of families in these areas, while the law is in force.',
    ...{ fields: [], saved: {}, version: held.version, button: 'Confirm it', dangerous: true },
    take: async (_answers, expectedVersion) => {
      const input = { id: held.id, expectedVersion };
      await visit.services.national.call((client) => client.lawChanges.confirm.mutate(input));
      return href;
    },
  };
}

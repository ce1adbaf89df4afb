import { type StandardSet, type Statement, standardSetSchema, statementKey } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import { type Answers, type Field, type Typed, textOf, ticked, typedDay } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import type { Visit } from '../http/visit.ts';
import { readCatalogue, setOf } from './read-standards.ts';
import { ID_FIELD } from './statement-fields.ts';

const KIND_OPTIONS = [
  { value: 'test', text: 'Test set', hint: 'For pilots. A plan can be signed off against it.' },
  { value: 'national', text: 'National set' },
];
const at = (name: string) => ({ name, path: `set.${name}` });

const fieldsOf = (statements: readonly Pick<Statement, 'id' | 'version' | 'title'>[]): readonly Field[] => [
  { ...at('title'), type: 'line', most: 200, label: 'Title' },
  { ...at('kind'), type: 'radios', label: 'Kind', options: KIND_OPTIONS },
  {
    ...{ name: 'statements', path: 'statements', type: 'checkboxes', label: 'Statements' },
    hint: 'A statement stands in a set in one version.',
    options: statements.map((each) => ({
      value: statementKey(each),
      text: `${each.title}, version ${each.version}`,
    })),
  },
  { ...at('source'), type: 'line', most: 500, label: 'Source' },
  { ...at('effectiveFrom'), type: 'day', label: 'In effect from' },
  {
    ...{ ...at('effectiveTo'), type: 'day', label: 'Until', optional: true },
    hint: 'The first day on which it is no longer in effect.',
  },
];

const savedSet = (set: StandardSet): Typed => ({
  ...{
    title: [set.title],
    kind: [set.kind],
    source: [set.source],
    statements: set.statements.map(statementKey),
  },
  ...typedDay('effectiveFrom', set.effectiveFrom),
  ...typedDay('effectiveTo', set.effectiveTo),
});

const refOf = (key: string) => {
  const [id, version] = key.split('.v');
  return { id, version: Number(version) };
};

type Named = Pick<StandardSet, 'id' | 'version'>;
const readSet = (named: Named, answers: Answers) =>
  standardSetSchema.safeParse({
    ...named,
    ...{ title: textOf(answers, 'title'), kind: textOf(answers, 'kind'), source: textOf(answers, 'source') },
    statements: ticked(answers, 'statements').map(refOf),
    effectiveFrom: textOf(answers, 'effectiveFrom'),
    effectiveTo: textOf(answers, 'effectiveTo'),
  });

const problemsOf = (named: Named, answers: Answers) =>
  (readSet(named, answers).error?.issues ?? []).map(({ path, message }) => ({
    field: String(path[0] ?? ''),
    text: `Change this answer: ${message}`,
  }));

async function publish({ services }: Visit, set: StandardSet | undefined, expectedVersion?: number) {
  if (!set) throw new HttpProblem(400, 'Open the page again and send the form from there.');
  await services.national.call((client) => client.standards.sets.publish.mutate({ set, expectedVersion }));
  return `/standards/sets/${set.id}`;
}

/** The first version of a new set. */
export async function newSetForm(visit: Visit): Promise<Form> {
  const named = (answers: Answers): Named => ({ id: textOf(answers, 'id') ?? '', version: 1 });
  return {
    title: 'Publish a new set',
    back: { href: '/standards/sets', text: 'Back to the sets' },
    fields: [{ ...ID_FIELD, path: 'set.id' }, ...fieldsOf(await readCatalogue(visit))],
    ...{ saved: {}, version: null, button: 'Publish' },
    check: (answers) => problemsOf(named(answers), answers),
    take: (answers) => publish(visit, readSet(named(answers), answers).data),
  };
}

/** The next version of a set: other statements, or other versions of them. */
export async function nextSetForm(visit: Visit): Promise<Form> {
  const { held, href } = await setOf(visit);
  const catalogue = await readCatalogue(visit);
  const known = catalogue.map(statementKey);
  const earlier = held.statements.filter((each) => !known.includes(statementKey(each)));
  const named = { id: held.id, version: held.content.version + 1 };
  return {
    title: `Publish version ${named.version} of ${held.content.title}`,
    back: { href, text: `Back to ${held.content.title}` },
    intro: ['Sign-offs go on naming the version that they were made against.'],
    fields: fieldsOf([...earlier, ...catalogue]),
    saved: savedSet(held.content),
    ...{ version: held.version, button: 'Publish' },
    check: (answers) => problemsOf(named, answers),
    take: (answers, expectedVersion) => publish(visit, readSet(named, answers).data, expectedVersion),
  };
}

import { type NationalBands, nationalBandsSchema } from '@rep/domain';
import { type Answers, type Field, textOf } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import { linesIn } from '../forms/lines-in.ts';
import type { FieldProblem } from '../http/field-problems.ts';
import type { Visit } from '../http/visit.ts';
import { nationalOf } from './read-bands.ts';

const ID: Field = {
  ...{ name: 'id', type: 'line', most: 60, label: 'Short name', path: 'scheme.id' },
  hint: 'Small letters, digits and hyphens. It never changes.',
};
const FIELDS: readonly Field[] = [
  { name: 'title', type: 'line', most: 200, label: 'Title', path: 'scheme.title' },
  {
    ...{ name: 'bands', type: 'lines', most: 30_000, label: 'Bands', path: 'scheme.bands' },
    hint: 'One a line: a short name of small letters, digits and hyphens, a vertical bar, and what people read. Such as: high | High need',
  },
];

type Named = Pick<NationalBands, 'id' | 'version'>;
const readScheme = (named: Named, answers: Answers) =>
  nationalBandsSchema.safeParse({
    ...{ ...named, title: textOf(answers, 'title') },
    bands: linesIn(textOf(answers, 'bands')).map((line) => {
      const [code = '', ...label] = line.split('|');
      return { code: code.trim(), label: label.join('|').trim() };
    }),
  });

const problemsIn = (named: Named, answers: Answers): readonly FieldProblem[] =>
  (readScheme(named, answers).error?.issues ?? []).map(({ path, message }) => {
    const [field, row] = path.map(String);
    const line = field === 'bands' && row !== undefined ? ` in line ${Number(row) + 1}` : '';
    return { field: field ?? '', text: `Change this answer${line}: ${message}` };
  });

async function publish({ services }: Visit, scheme: unknown, expectedVersion?: number): Promise<string> {
  const read = nationalBandsSchema.parse(scheme);
  await services.national.call((client) =>
    client.nationalBands.publish.mutate({ scheme: read, expectedVersion }),
  );
  return `/bands/national/${read.id}`;
}

/** The first version of a national scheme. */
export function newNationalForm(visit: Visit): Form {
  const named = (answers: Answers): Named => ({ id: textOf(answers, 'id') ?? '', version: 1 });
  return {
    title: 'Publish a national scheme of bands',
    back: { href: '/bands', text: 'Back to the bands' },
    fields: [ID, ...FIELDS],
    ...{ saved: {}, version: null, button: 'Publish' },
    check: (answers) => problemsIn(named(answers), answers),
    take: (answers) => publish(visit, readScheme(named(answers), answers).data),
  };
}

/** The next version of a national scheme. Areas stay mapped to the version that they named. */
export async function nextNationalForm(visit: Visit): Promise<Form> {
  const { held, href } = await nationalOf(visit);
  const { id, version, title, bands } = held.content;
  const named = { id, version: version + 1 };
  return {
    title: `Publish version ${named.version} of ${title}`,
    back: { href, text: `Back to ${title}` },
    intro: ['Areas stay mapped to the version that they named until they publish another edition.'],
    fields: FIELDS,
    saved: { title: [title], bands: [bands.map(({ code, label }) => `${code} | ${label}`).join('\n')] },
    ...{ version: held.version, button: 'Publish' },
    check: (answers) => problemsIn(named, answers),
    take: (answers, expectedVersion) => publish(visit, readScheme(named, answers).data, expectedVersion),
  };
}

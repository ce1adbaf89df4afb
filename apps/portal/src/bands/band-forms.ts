import { type BandScheme, bandEditionSchema, bandSchemeSchema, editionOn } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import { today } from '../delegation/read-scheme.ts';
import { type Answers, type Field, type Option, type Typed, textOf } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import type { FieldProblem } from '../http/field-problems.ts';
import type { Visit } from '../http/visit.ts';
import { BAND_COLUMNS, readBands, writeBands } from './band-csv.ts';
import { readNational, schemeOf, schemesOf } from './read-bands.ts';

const NONE = 'none';

const fieldsOf = (national: readonly Option[]): readonly Field[] => [
  { name: 'title', type: 'line', most: 200, label: 'Title' },
  { name: 'validFrom', type: 'day', label: 'Valid from' },
  {
    ...{ name: 'validTo', type: 'day', optional: true, label: 'Until' },
    hint: 'The first day on which it is no longer valid. The next edition ends an open one.',
  },
  {
    ...{ name: 'nationalScheme', type: 'radios', label: 'Mapped to' },
    options: [
      ...national,
      {
        value: NONE,
        text: 'No national scheme',
        hint: 'The bands can then be compared with no other area’s.',
      },
    ],
  },
  {
    ...{ name: 'bands', type: 'lines', most: 60_000, label: 'Bands' },
    hint: `As CSV, beginning with the line ${BAND_COLUMNS}. No price is an empty cell, which is not nought.`,
  },
];

const readEdition = (answers: Answers) => {
  const [id, version] = (textOf(answers, 'nationalScheme') ?? NONE).split('.v');
  return bandEditionSchema.safeParse({
    ...{ validFrom: textOf(answers, 'validFrom'), validTo: textOf(answers, 'validTo') },
    bands: readBands(textOf(answers, 'bands') ?? '', 'bands').bands,
    nationalScheme: version === undefined ? null : { id, version: Number(version) },
  });
};

function problemsIn(answers: Answers): readonly FieldProblem[] {
  const csv = textOf(answers, 'bands');
  const { problems } = readBands(csv ?? BAND_COLUMNS, 'bands');
  if (problems.length > 0) return csv === null ? [] : problems;
  return (readEdition(answers).error?.issues ?? []).map(({ path, message }) => ({
    field: path[0] === 'bands' ? 'bands' : `${String(path[0])}`,
    text: `Change this answer: ${message}`,
  }));
}

const nationalOptions = async (visit: Visit): Promise<readonly Option[]> =>
  (await readNational(visit)).map(({ content }) => ({
    value: `${content.id}.v${content.version}`,
    text: `${content.title}, version ${content.version}`,
    hint: `Its bands: ${content.bands.map(({ code }) => code).join(', ')}`,
  }));

/** The authority of the visitor. Throws HttpProblem 403 for who acts for none. */
function ownArea({ account }: Visit): string {
  if (account.laCode !== null) return account.laCode;
  throw new HttpProblem(403, 'Ask the authority: only it publishes its own bands.');
}

/** The first edition of an authority's own scheme. */
export async function newSchemeForm(visit: Visit): Promise<Form> {
  const { service, href } = await schemesOf(visit);
  const laCode = ownArea(visit);
  return {
    title: 'Publish a band or tariff scheme',
    back: { href, text: 'Back to the bands' },
    fields: [
      {
        ...{ name: 'id', type: 'line', most: 60, label: 'Short name' },
        hint: 'Small letters, digits and hyphens, such as barnet-bands. It never changes.',
      },
      ...fieldsOf(await nationalOptions(visit)),
    ],
    ...{ saved: { nationalScheme: [NONE] }, version: null, button: 'Publish' },
    check: (answers) => {
      const id = bandSchemeSchema.shape.id.safeParse(textOf(answers, 'id')).success;
      const wrong = { field: 'id', text: 'Write the short name in small letters, digits and hyphens' };
      return [...(id ? [] : [wrong]), ...problemsIn(answers)];
    },
    take: async (answers) => {
      const edition = bandEditionSchema.parse(readEdition(answers).data);
      const input = {
        id: textOf(answers, 'id') ?? '',
        laCode,
        title: textOf(answers, 'title') ?? '',
        edition,
      };
      await service.call((client) => client.standards.bands.publish.mutate(input));
      return `${href}/${input.id}`;
    },
  };
}

function savedScheme(scheme: BandScheme): Typed {
  const edition = editionOn(scheme, today()) ?? scheme.editions.at(-1);
  const named = edition?.nationalScheme;
  return {
    ...{ title: [scheme.title], bands: [edition ? writeBands(edition.bands) : ''] },
    nationalScheme: [named ? `${named.id}.v${named.version}` : NONE],
  };
}

/** The next edition of a scheme, by its own authority alone. */
export async function nextEditionForm(visit: Visit): Promise<Form> {
  const { service, held, href } = await schemeOf(visit);
  const { id, laCode, title } = held.content;
  if (ownArea(visit) !== laCode)
    throw new HttpProblem(403, 'Ask the authority: only it publishes its own bands.');
  return {
    title: `Publish the next edition of ${title}`,
    back: { href, text: `Back to ${title}` },
    intro: ['The open edition ends where this one begins. Earlier editions stay as they were.'],
    fields: fieldsOf(await nationalOptions(visit)),
    saved: savedScheme(held.content),
    ...{ version: held.version, button: 'Publish' },
    check: problemsIn,
    take: async (answers, expectedVersion) => {
      const edition = bandEditionSchema.parse(readEdition(answers).data);
      const about = { id, laCode, title: textOf(answers, 'title') ?? '' };
      await service.call((client) =>
        client.standards.bands.publish.mutate({ ...about, edition, expectedVersion }),
      );
      return href;
    },
  };
}

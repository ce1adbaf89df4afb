import { everyEffect, type LawChange, type Parameter, parameterSchema } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import { z } from 'zod';
import { type Answers, textOf } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import type { Visit } from '../http/visit.ts';
import { effectKey, effectWords } from './effect-words.ts';
import { lawfulProblems, withParameter } from './law-of-draft.ts';
import { changeFields, newFields, savedParameter } from './parameter-fields.ts';
import { readParameter } from './read-parameter.ts';
import { type WrittenDraft, writtenDraftOf } from './read-template.ts';
import { saveDraft } from './save-draft.ts';
import { TYPES } from './template-words.ts';

const back = ({ href }: WrittenDraft) => ({ href, text: 'Back to the draft' });

const lawChangesOf = async (visit: Visit): Promise<readonly LawChange[]> =>
  (await visit.services.national.call((client) => client.lawChanges.list.query())).map(
    ({ content }) => content,
  );

const nameSchema = z.object({ parameter: z.string() });

/** The parameter of the address. Throws HttpProblem 404 for one that the draft has not. */
export function parameterOf({ request }: Visit, { draft }: WrittenDraft): Parameter {
  const wanted = nameSchema.safeParse(request.params).data?.parameter;
  const found = draft.content.parameters.find(({ name }) => name === wanted);
  if (found) return found;
  throw new HttpProblem(404, 'Go back to the draft: it has no parameter of that name.');
}

/** Reads a parameter that was checked before. */
function written(kept: Parameter | Parameters<typeof readParameter>[0], answers: Answers): Parameter {
  const { parameter } = readParameter(kept, answers);
  if (parameter) return parameter;
  throw new HttpProblem(400, 'Open the page again and send the form from there.');
}

/** Changes one parameter of the draft. */
export async function changeParameterForm(visit: Visit): Promise<Form> {
  const found = await writtenDraftOf(visit);
  const { draft, href } = found;
  const held = parameterOf(visit, found);
  const lawChanges = await lawChangesOf(visit);
  return {
    title: held.label,
    back: back(found),
    intro: [`${effectWords(held.effect)}. ${TYPES[held.type]}.`],
    fields: changeFields(held.type),
    saved: savedParameter(held),
    ...{ version: draft.version, button: 'Save' },
    check: (answers) => {
      const { parameter, problems } = readParameter(held, answers);
      return parameter ? lawfulProblems(draft.content, parameter, lawChanges) : problems;
    },
    take: async (answers, expectedVersion) => {
      const template = withParameter(draft.content, written(held, answers));
      await saveDraft(visit, template, expectedVersion);
      return href;
    },
  };
}

const typeSchema = z.object({ type: z.enum(parameterSchema.options.map(({ shape }) => shape.type.value)) });

/** A new parameter: first its type. */
export async function chooseTypeForm(visit: Visit): Promise<Form> {
  const found = await writtenDraftOf(visit);
  const options = Object.entries(TYPES).map(([value, text]) => ({ value, text }));
  return {
    title: 'Add a parameter',
    back: back(found),
    fields: [{ name: 'type', type: 'radios', label: 'What are its values?', options }],
    ...{ saved: {}, version: null, button: 'Continue' },
    take: async (answers) => `${found.href}/add/${textOf(answers, 'type') ?? ''}`,
  };
}

/** A new parameter of a type. */
export async function newParameterForm(visit: Visit): Promise<Form> {
  const found = await writtenDraftOf(visit);
  const { draft, href } = found;
  const params = typeSchema.safeParse(visit.request.params);
  if (!params.success) throw new HttpProblem(404, 'Choose a type from the list: there is none of that name.');
  const { type } = params.data;
  const lawChanges = await lawChangesOf(visit);
  const keptOf = (answers: Answers) => {
    const key = textOf(answers, 'effect');
    const effect = everyEffect(type, lawChanges).find((each) => effectKey(each) === key);
    return { name: textOf(answers, 'name') ?? '', type, effect };
  };
  return {
    title: `Add a parameter: ${TYPES[type].toLowerCase()}`,
    back: back(found),
    fields: newFields(type, lawChanges),
    ...{ saved: {}, version: draft.version, button: 'Add it' },
    check: (answers) => {
      const { parameter, problems } = readParameter(keptOf(answers), answers);
      if (!parameter) return problems;
      const taken = draft.content.parameters.some(({ name }) => name === parameter.name);
      if (taken) return [{ field: 'name', text: 'Choose another short name: a parameter has this one.' }];
      return lawfulProblems(draft.content, parameter, lawChanges);
    },
    take: async (answers, expectedVersion) => {
      await saveDraft(
        visit,
        withParameter(draft.content, written(keptOf(answers), answers)),
        expectedVersion,
      );
      return href;
    },
  };
}

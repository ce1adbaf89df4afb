import { HttpProblem } from '@rep/service-kit';
import { textOf } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import type { Visit } from '../http/visit.ts';
import { parameterOf } from './parameter-forms.ts';
import { draftOf, writtenDraftOf } from './read-template.ts';
import { saveDraft } from './save-draft.ts';

/** Begins the next version as a copy of the published one. */
export async function startDraftForm(visit: Visit): Promise<Form> {
  const { held, href, draft } = await draftOf(visit);
  if (draft) throw new HttpProblem(409, `Go on with the draft at ${href}/draft: one is being written.`);
  return {
    title: `Write version ${held.version + 1} of ${held.content.title}`,
    back: { href, text: `Back to ${held.content.title}` },
    intro: [
      'The draft starts as a copy of the published version. Nothing changes for anybody until it is published.',
    ],
    ...{ fields: [], saved: {}, version: null, button: 'Start the draft' },
    take: async () => {
      await saveDraft(visit, { ...held.content, version: held.version + 1 }, undefined);
      return `${href}/draft`;
    },
  };
}

/** Puts the draft back to what is published. */
export async function startAgainForm(visit: Visit): Promise<Form> {
  const { held, draft, href } = await writtenDraftOf(visit);
  return {
    title: 'Start the draft again',
    back: { href, text: 'Back to the draft' },
    warning: 'All that is written in the draft is replaced by the published version.',
    ...{ fields: [], saved: {}, version: draft.version, button: 'Start again', dangerous: true },
    take: async (_answers, expectedVersion) => {
      await saveDraft(visit, { ...held.content, version: held.version + 1 }, expectedVersion);
      return href;
    },
  };
}

/** Its title and what it is for. */
export async function aboutForm(visit: Visit): Promise<Form> {
  const { draft, href } = await writtenDraftOf(visit);
  const { title, purpose } = draft.content;
  return {
    title: 'Title and purpose',
    back: { href, text: 'Back to the draft' },
    fields: [
      { name: 'title', type: 'line', most: 200, label: 'Title' },
      { name: 'purpose', type: 'lines', most: 2_000, label: 'What is the strand for?' },
    ],
    saved: { title: [title], purpose: [purpose] },
    ...{ version: draft.version, button: 'Save' },
    take: async (answers, expectedVersion) => {
      const about = { title: textOf(answers, 'title') ?? '', purpose: textOf(answers, 'purpose') ?? '' };
      await saveDraft(visit, { ...draft.content, ...about }, expectedVersion);
      return href;
    },
  };
}

/** Takes a parameter out, with every order of values that names it. */
export async function removeParameterForm(visit: Visit): Promise<Form> {
  const found = await writtenDraftOf(visit);
  const { draft, href } = found;
  const { name, label } = parameterOf(visit, found);
  const { parameters, orderings } = draft.content;
  if (parameters.length === 1)
    throw new HttpProblem(409, 'Add another parameter first: a template has one at least.');
  return {
    title: `Take out “${label}”`,
    back: { href, text: 'Back to the draft' },
    intro: ['The preview lists the variants that set it. A live pilot keeps the version it runs under.'],
    ...{ fields: [], saved: {}, version: draft.version, button: 'Take it out', dangerous: true },
    take: async (_answers, expectedVersion) => {
      const template = {
        ...draft.content,
        parameters: parameters.filter((each) => each.name !== name),
        orderings: orderings.filter(({ lesser, greater }) => lesser !== name && greater !== name),
      };
      await saveDraft(visit, template, expectedVersion);
      return href;
    },
  };
}

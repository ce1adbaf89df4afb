import type { Term } from '@rep/domain';
import { type Answers, type Field, textOf, typedAs } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import { formatDay } from '../http/format.ts';
import type { FoundTerms } from './read-terms.ts';

type Step = Pick<Form, 'title' | 'intro' | 'fields' | 'button' | 'saved'> & {
  /** The terms that are kept from now on, and where they stand. */
  next(answers: Answers): { readonly terms: readonly Term[]; readonly source: string };
};
const SOURCE: Field = {
  ...{ name: 'source', type: 'line', most: 200, label: 'Where the dates stand published' },
  hint: 'A web address or the name of a document.',
};

function addStep({ held }: FoundTerms): Step {
  const [terms, source] = [held?.content.terms ?? [], held?.content.source ?? ''];
  const path = `terms.${terms.length}`;
  return {
    ...{ title: 'Add a term', button: 'Add it' },
    intro: ['Every authority sets its own terms, so they are written down here by the authority itself.'],
    fields: [
      {
        name: 'name',
        type: 'line',
        most: 100,
        label: 'Name',
        hint: 'Such as Autumn 2026.',
        path: `${path}.name`,
      },
      { name: 'first', type: 'day', label: 'First day of the term', path: `${path}.firstDay` },
      { name: 'last', type: 'day', label: 'Last day of the term', path: `${path}.lastDay` },
      SOURCE,
    ],
    saved: { source: typedAs(source || null) },
    next: (answers) => {
      const day = (name: string): string => textOf(answers, name) ?? '';
      const firstDay = day('first');
      const term = { id: `from-${firstDay}`, name: day('name'), firstDay, lastDay: day('last') };
      return { terms: [...terms, term], source: day('source') };
    },
  };
}

function removeStep({ held }: FoundTerms): Step {
  const [terms, source] = [held?.content.terms ?? [], held?.content.source ?? ''];
  const options = terms.map(({ id, name, firstDay, lastDay }) => ({
    value: id,
    text: `${name}: ${formatDay(firstDay)} to ${formatDay(lastDay)}`,
  }));
  return {
    ...{ title: 'Take a term out', button: 'Take it out', saved: {} },
    intro: ['It leaves the calendar. To correct a term, take it out and add it anew.'],
    fields: [{ name: 'term', type: 'radios', options, label: 'Which term?' }],
    next: (answers) => ({ terms: terms.filter(({ id }) => id !== textOf(answers, 'term')), source }),
  };
}

/** The steps of an authority's terms by their address. */
export const TERM_STEPS: Readonly<Record<string, (found: FoundTerms) => Step>> = {
  add: addStep,
  remove: removeStep,
};

import { PUBLIC_STATEMENT } from '@rep/domain';
import { textOf, typedAs } from '../../forms/field.ts';
import type { PilotStep } from './pilot-step.ts';

/** What is tried, why it should work, and what the public is told of it. */
export const whatAndWhy: PilotStep = {
  slug: 'what-and-why',
  title: 'What you want to try, and why',
  intro: ['Do not name children, young people or families.'],
  fields: () => [
    { name: 'title', type: 'line', most: 200, label: 'Title' },
    {
      ...{ name: 'question', type: 'lines', most: 2_000, path: 'plan.question' },
      label: 'Which question should the pilot answer?',
      hint: 'For example: do more families settle their disagreement before an appeal?',
    },
    {
      ...{ name: 'theory', type: 'lines', most: 5_000, path: 'plan.theoryOfChange' },
      label: 'Why should it work?',
      hint: 'The theory of change: what you do, what that changes, and for whom.',
    },
    {
      ...{ name: 'public', type: 'lines', most: 5_000, path: 'plan.publicText' },
      label: 'What is the public told?',
      hint: 'Keep the statement that stands there already: gate G26 asks for it word by word.',
    },
  ],
  saved: ({ title, plan }) => ({
    title: [title],
    question: typedAs(plan.question),
    theory: typedAs(plan.theoryOfChange),
    public: [plan.publicText ?? PUBLIC_STATEMENT],
  }),
  edit: (answers) => {
    const title = textOf(answers, 'title');
    return {
      ...(title !== null && { title }),
      plan: {
        question: textOf(answers, 'question') ?? undefined,
        theoryOfChange: textOf(answers, 'theory') ?? undefined,
        publicText: textOf(answers, 'public') ?? undefined,
      },
    };
  },
};

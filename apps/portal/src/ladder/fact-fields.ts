import { type Answers, type Field, textOf } from '../forms/field.ts';
import { together } from '../forms/together.ts';
import type { FieldProblem } from '../http/field-problems.ts';

const ROWS = [1, 2, 3] as const;
const optional = (at: number): boolean => at > 1;

/** What was looked up, as of when, and what it said: the first is needed, two more may follow. */
export const factFields = (): readonly Field[] =>
  ROWS.flatMap((at): readonly Field[] => [
    {
      ...{ name: `query-${at}`, type: 'lines', most: 5_000, optional: optional(at), group: `Evidence ${at}` },
      ...{ label: 'What was looked up?', path: `facts.${at - 1}` },
      hint: 'The figure, the record or the document, so that another finds it again.',
    },
    { name: `asof-${at}`, type: 'day', optional: optional(at), label: 'As of which day?' },
    {
      ...{ name: `answer-${at}`, type: 'line', most: 200, optional: true, label: 'What did it say?' },
      hint: 'Leave it empty where it is not known: that is not nought.',
    },
  ]);

export const factProblems = (answers: Answers): readonly FieldProblem[] =>
  ROWS.flatMap((at) => together(factFields(), answers, [`query-${at}`, `asof-${at}`]));

const NUMBER = /^-?\d{1,12}(\.\d{1,6})?$/;
const answerOf = (text: string | null): string | number | null =>
  text !== null && NUMBER.test(text) ? Number(text) : text;

/** The facts as they are kept. */
export const factsIn = (answers: Answers) =>
  ROWS.flatMap((at) => {
    const [query, day] = [textOf(answers, `query-${at}`), textOf(answers, `asof-${at}`)];
    if (query === null || day === null) return [];
    const values = [{ name: 'answer', value: answerOf(textOf(answers, `answer-${at}`)) }];
    return [{ query, asOf: `${day}T00:00:00.000Z`, values }];
  });

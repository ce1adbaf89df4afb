/** One choice of a list. */
export type Option = { readonly value: string; readonly text: string; readonly hint?: string };

type Common = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** May be left empty. */
  readonly optional?: boolean;
  /** A heading that this field and those after it stand under, until the next one. */
  readonly group?: string;
  /** Where the service speaks of it, when that is not its name: `plan.design.areas`. */
  readonly path?: string;
};

/** One question of a form. A day is three boxes, named `name-day`, `name-month` and `name-year`. */
export type Field = Common &
  (
    | { readonly type: 'line' | 'lines'; readonly most: number }
    | { readonly type: 'file'; readonly accept: string }
    | { readonly type: 'number' }
    | { readonly type: 'day' }
    | { readonly type: 'radios' | 'select' | 'checkboxes'; readonly options: readonly Option[] }
  );

/** What stands in the boxes of a form, as text; more than one for boxes that can be ticked. */
export type Typed = Readonly<Record<string, readonly string[]>>;

/** What was answered: null where nothing was. */
export type Answer = string | number | readonly string[] | null;
export type Answers = Readonly<Record<string, Answer>>;

export const DAY_PARTS = ['day', 'month', 'year'] as const;

/** A text that was answered, or null. */
export function textOf(answers: Answers, name: string): string | null {
  const answer = answers[name];
  return typeof answer === 'string' ? answer : null;
}

export function numberOf(answers: Answers, name: string): number | null {
  const answer = answers[name];
  return typeof answer === 'number' ? answer : null;
}

/** What was ticked; nothing is none. */
export function ticked(answers: Answers, name: string): readonly string[] {
  const answer = answers[name];
  return Array.isArray(answer) ? answer : [];
}

/** A value as it stands in a box: nothing for what is not there. */
export const typedAs = (value: string | number | null | undefined): readonly string[] =>
  value === null || value === undefined ? [] : [String(value)];

/** A day as its three boxes. */
export function typedDay(name: string, day: string | null | undefined): Typed {
  const [year, month, date] = (day ?? '').split('-');
  return {
    [`${name}-day`]: typedAs(date && String(Number(date))),
    [`${name}-month`]: typedAs(month && String(Number(month))),
    [`${name}-year`]: typedAs(year || null),
  };
}

import type { DaysForm } from './days-form.ts';

const WIDTHS = { day: 2, month: 2, year: 4 } as const;

/** The two dates as GOV.UK's date input takes them; a field with a problem is marked and has the sentence above it. */
export function dateInputsOf(form: DaysForm) {
  return (['from', 'to'] as const).map((name) => {
    const problem = form.problems.find(({ field }) => field.startsWith(`${name}-`));
    const items = (['day', 'month', 'year'] as const).map((part) => ({
      name: part,
      value: form[name].typed[part],
      classes: `govuk-input--width-${WIDTHS[part]}${problem?.field === `${name}-${part}` ? ' govuk-input--error' : ''}`,
    }));
    return {
      id: name,
      namePrefix: name,
      items,
      ...(problem ? { errorMessage: { text: problem.text } } : {}),
    };
  });
}

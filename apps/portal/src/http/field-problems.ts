/** What is wrong with a field of a form, in a sentence that says what to do. */
export type FieldProblem = { readonly field: string; readonly text: string };

/** What a form's template needs: the list for the summary, and the message of each field. */
export const problemContext = (problems: readonly FieldProblem[]) => ({
  problems,
  errors: Object.fromEntries(problems.map(({ field, text }) => [field, { text }])),
});

import { grantYear } from './grant-year.ts';
import { type AskHeld, approverOf, drafterOf, type Step } from './step.ts';

const keyOf = (laCode: string): string => `terms/${laCode}`;

/** The three terms of the school year that begins in the autumn of the grant's. */
function termsFrom(year: number) {
  const term = (name: string, of: number, [firstDay, lastDay]: readonly [string, string]) => ({
    ...{ id: `${name.toLowerCase()}-${of}`, name: `${name} term ${of}` },
    ...{ firstDay: `${of}-${firstDay}`, lastDay: `${of}-${lastDay}` },
  });
  return [
    term('Autumn', year, ['09-02', '12-18']),
    term('Spring', year + 1, ['01-05', '03-26']),
    term('Summer', year + 1, ['04-12', '07-21']),
  ];
}

/** The school terms of an authority, as its drafter wrote them down. */
export const termsKept = (laCode: string): Step => ({
  ...{ of: keyOf(laCode), by: drafterOf(laCode) },
  take: ({ terms }) =>
    terms.keep.mutate({
      ...{ laCode, terms: termsFrom(grantYear()), synthetic: true },
      source: 'Example, made up for practice: look for the real dates on the site of the authority',
    }),
});

export const heldTerms =
  (lead: string): AskHeld =>
  async (ask) =>
    new Map((await ask(approverOf(lead)).terms.list.query()).map(({ id, version }) => [keyOf(id), version]));

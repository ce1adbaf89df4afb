import { SPEND_CATEGORIES, type Spend, standingEntries } from '@rep/domain';
import { type Answers, type Field, textOf } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import { areaName } from '../forms/words-of-values.ts';
import { formatDay } from '../http/format.ts';
import { AMOUNT, amountProblems, penceOf, pounds } from './amounts.ts';
import { newEntryId } from './grant-steps.ts';
import { type FoundMoney, pilotTitle } from './read-money.ts';

type Category = (typeof SPEND_CATEGORIES)[number];
const CATEGORIES: Readonly<Record<Category, string>> = {
  staff: 'Staff',
  training: 'Training',
  'commissioned-services': 'Commissioned services',
  engagement: 'Engagement with families, young people and settings',
  equipment: 'Equipment',
  travel: 'Travel',
  overheads: 'Overheads',
  other: 'Something else',
};
export const categoryWords = (category: Category): string => CATEGORIES[category];

/** The spend of one area on one pilot, as the address names it. */
export type FoundSpend = {
  readonly found: FoundMoney;
  readonly pilotId: string;
  readonly laCode: string;
  readonly spend: Spend;
  readonly version: number | null;
  readonly href: string;
};

const grantsOf = ({ found: { money }, pilotId, laCode }: FoundSpend) => {
  const shared = money.apportionments.filter((each) => each.pilotId === pilotId && each.laCode === laCode);
  return [...new Set(shared.map(({ grantId }) => grantId))].map((id) => ({ value: id, text: id }));
};
const entryFields = (of: FoundSpend): readonly Field[] => [
  { name: 'grantId', type: 'radios', label: 'Of which grant?', options: grantsOf(of) },
  { name: 'on', type: 'day', label: 'When was it spent?' },
  {
    ...{ name: 'category', type: 'radios', label: 'What was it spent on?' },
    options: SPEND_CATEGORIES.map((value) => ({ value, text: CATEGORIES[value] })),
  },
  AMOUNT,
  {
    ...{ name: 'note', type: 'lines', most: 500, optional: true, label: 'Note' },
    hint: 'Needed for something else. Do not name anybody.',
  },
];
const entryOf = (answers: Answers) => ({
  ...{ grantId: textOf(answers, 'grantId') ?? '', on: textOf(answers, 'on') ?? '' },
  category: SPEND_CATEGORIES.find((each) => each === textOf(answers, 'category')) ?? ('other' as const),
  ...{ pence: penceOf(answers), note: textOf(answers, 'note') },
});

const common = ({ found, pilotId, laCode, href, version }: FoundSpend) => ({
  back: { href, text: `Back to the spend of ${areaName(laCode)}` },
  intro: [`${areaName(laCode)}, on “${pilotTitle(found, pilotId)}”.`],
  ...{ saved: {}, version, check: amountProblems },
});
const placeOf = ({ pilotId, laCode }: FoundSpend) => ({ pilotId, laCode });

export const recordForm = (of: FoundSpend): Form => ({
  ...common(of),
  ...{ title: 'Record spend', button: 'Record it', fields: entryFields(of) },
  take: async (answers, expectedVersion) => {
    const input = { ...placeOf(of), expectedVersion, entryId: newEntryId(), ...entryOf(answers) };
    await of.found.service.call((client) => client.money.recordSpend.mutate(input));
    return of.href;
  },
});

/** An entry is never edited: another takes its place, with the reason, and the first stays to be read. */
export const correctForm = (of: FoundSpend): Form => ({
  ...common(of),
  ...{ title: 'Correct an entry', button: 'Correct it' },
  fields: [
    {
      ...{ name: 'supersedes', type: 'radios', label: 'Which entry is wrong?' },
      options: standingEntries(of.spend).map(({ id, on, category, pence }) => ({
        ...{ value: id, text: `${formatDay(on)}: ${pounds(pence)}, ${CATEGORIES[category]}` },
      })),
    },
    ...entryFields(of),
    {
      name: 'reason',
      type: 'lines',
      most: 500,
      label: 'Why is it corrected?',
      hint: 'Enter 0 as its amount to take it out.',
    },
  ],
  take: async (answers, expectedVersion) => {
    const [supersedes, reason] = [textOf(answers, 'supersedes') ?? '', textOf(answers, 'reason') ?? ''];
    const entry = { ...entryOf(answers), entryId: newEntryId(), supersedes, reason };
    await of.found.service.call((client) =>
      client.money.correctSpend.mutate({ ...placeOf(of), expectedVersion, ...entry }),
    );
    return of.href;
  },
});

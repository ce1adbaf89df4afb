import { z } from 'zod';
import { actsFor } from '../delegation/may.ts';
import { unless } from '../gates/refusal.ts';
import { type Refusal, refuseIfAny } from '../gates/step-refused.ts';
import { daySchema, noteSchema, slugSchema } from '../records/bounded.ts';
import type { Change, Taking } from '../records/change.ts';
import { isWithin, londonDay } from '../records/london-day.ts';
import { grantNotThere } from './grant.ts';
import type { Money } from './money.ts';
import { penceSchema } from './pence.ts';
import { SPEND_CATEGORIES, type Spend, type SpendEntry, standingEntries } from './spend.ts';

export const recordSpendSchema = z.strictObject({
  entryId: slugSchema.max(50),
  grantId: slugSchema.max(30),
  on: daySchema,
  category: z.enum(SPEND_CATEGORIES),
  pence: penceSchema,
  note: noteSchema.nullable(),
});
export type RecordSpend = z.infer<typeof recordSpendSchema>;

export const correctSpendSchema = recordSpendSchema.extend({
  supersedes: slugSchema.max(50),
  reason: noteSchema,
});
export type CorrectSpend = z.infer<typeof correctSpendSchema>;

type SpendTaking = Taking & { readonly money: Money };
const own = { whoCanSupply: 'the authority that spent it' };

function entryProblems(spend: Spend, input: RecordSpend, { money, now }: SpendTaking): readonly Refusal[] {
  const { grantId, on, category, note } = input;
  const grant = money.grants.find(({ id }) => id === grantId);
  const share = money.apportionments.some(
    (each) => each.grantId === grantId && each.pilotId === spend.pilotId && each.laCode === spend.laCode,
  );
  return [
    ...(grant ? [] : grantNotThere(grantId)),
    ...unless(!grant || isWithin(on, grant), null, {
      ...{ code: 'outside-the-grant', field: 'on', ...own },
      fact: `The grant runs from ${grant?.from} until before ${grant?.to}.`,
    }),
    ...unless(on <= londonDay(now), null, {
      ...{ code: 'in-the-future', field: 'on', fact: 'The day of the spend has not come.', ...own },
    }),
    ...unless(share, null, {
      ...{ code: 'no-share', field: 'grantId', laCode: spend.laCode },
      fact: 'The authority has no share of this grant for this pilot.',
      whoCanSupply: 'the financial lead, who shares the grant out',
    }),
    ...unless(category !== 'other' || note !== null, null, {
      ...{ code: 'note-missing', field: 'note', fact: 'The note says what it was spent on.', ...own },
    }),
  ];
}

/** The reason stays in the entry: it is written for the partnership and is not told. */
function added(spend: Spend, entry: SpendEntry, step: string): Change<Spend> {
  const entries = [...spend.entries, entry];
  const areas = [spend.laCode];
  const content = { ...spend, entries };
  return { content, state: 'kept', areas, step, reason: null, announces: [] };
}
const isNew = ({ entries }: Spend, entryId: string): Refusal[] =>
  unless(!entries.some(({ id }) => id === entryId), null, {
    ...{ code: 'entry-already', field: 'entryId', fact: 'There is an entry of that id.', ...own },
  });

/** An authority records what it spent on its own area of a pilot. More than its share is recorded too, and shown. */
export function recordSpend(spend: Spend, input: RecordSpend, taking: SpendTaking): Change<Spend> {
  refuseIfAny([
    ...actsFor(taking.by, spend.laCode),
    ...isNew(spend, input.entryId),
    ...entryProblems(spend, input, taking),
  ]);
  const { entryId: id, ...entry } = input;
  return added(
    spend,
    { id, ...entry, supersedes: null, reason: null, by: taking.by.account },
    'record-spend',
  );
}

/** Puts an entry in the place of another, which stays to be read. */
export function correctSpend(spend: Spend, input: CorrectSpend, taking: SpendTaking): Change<Spend> {
  refuseIfAny([
    ...actsFor(taking.by, spend.laCode),
    ...isNew(spend, input.entryId),
    ...entryProblems(spend, input, taking),
    ...unless(
      standingEntries(spend).some(({ id }) => id === input.supersedes),
      null,
      {
        ...{ code: 'no-standing-entry', field: 'supersedes', ...own },
        fact: 'There is no such entry, or another has taken its place already.',
      },
    ),
  ]);
  const { entryId: id, ...entry } = input;
  return added(spend, { id, ...entry, by: taking.by.account }, 'correct-spend');
}

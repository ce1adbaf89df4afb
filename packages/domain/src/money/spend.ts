import { newLaCodeSchema } from '@rep/contracts';
import { z } from 'zod';
import { accountSchema, daySchema, noteSchema, slugSchema } from '../records/bounded.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { penceSchema } from './pence.ts';

/** What money is spent on. Staff, training and the like are DfE's usual headings; `other` needs its note. */
export const SPEND_CATEGORIES = [
  'staff',
  'training',
  'commissioned-services',
  'engagement',
  'equipment',
  'travel',
  'overheads',
  'other',
] as const;

/** One amount spent. It is never edited: an entry that supersedes it takes its place, with 0 when it was a mistake. */
const spendEntrySchema = z.strictObject({
  id: slugSchema.max(50),
  grantId: slugSchema.max(30),
  on: daySchema,
  category: z.enum(SPEND_CATEGORIES),
  pence: penceSchema,
  note: noteSchema.nullable(),
  supersedes: slugSchema.max(50).nullable(),
  reason: noteSchema.nullable(),
  by: accountSchema,
});
export type SpendEntry = z.infer<typeof spendEntrySchema>;

/** What one authority spent on one pilot: entries in the order in which they were made, none ever taken out. */
const spendSchema = z.strictObject({
  pilotId: z.uuid(),
  laCode: newLaCodeSchema,
  // An entry takes about 150 bytes of the event that tells of them all, whose limit is 512 kB.
  entries: z.array(spendEntrySchema).max(1_500),
});
export type Spend = z.infer<typeof spendSchema>;

/** The id under which the spend of an authority on a pilot is kept. */
export const spendIdOf = (pilotId: string, laCode: string): string => `${pilotId}.${laCode}`;

/** How spend is kept: amounts are told, accounts and notes are not. */
export const SPEND: RecordKind<Spend> = {
  kind: 'spend',
  schema: spendSchema,
  publicPart: ({ entries, ...spend }) => ({
    ...spend,
    entries: entries.map(({ id, grantId, on, category, pence, supersedes }) => ({
      ...{ id, grantId, on, category, pence, supersedes },
    })),
  }),
};

/** The entries that count: those that no other has taken the place of. */
export function standingEntries({ entries }: Spend): readonly SpendEntry[] {
  const replaced = new Set(entries.map(({ supersedes }) => supersedes));
  return entries.filter(({ id }) => !replaced.has(id));
}

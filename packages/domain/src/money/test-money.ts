import { told } from '../../test/told.ts';
import type { Person } from '../access/person.ts';
import { StepRefused } from '../gates/step-refused.ts';
import * as pilots from '../pilots/test-pilot.ts';
import { apportion } from './apportion.ts';
import { nameFinancialLead } from './financial-lead.ts';
import { awardGrant } from './grant.ts';
import { draftMemorandum, signMemorandum } from './memorandum.ts';
import { type Money, noMoney } from './money.ts';
import type { MoneyTaking } from './money-facts.ts';
import type { Spend } from './spend.ts';

export const { BARNET, CAMDEN, AMIRA, BEN, CARL, PIA } = pilots;
export const PILOT_ID = 'aaaaaaaa-0000-4000-8000-000000000001';
export const pilot = { ...pilots.consulting, id: PILOT_ID };

export const as = (by: Person, day = '2026-11-23'): MoneyTaking => ({
  by,
  now: `${day}T10:00:00.000Z`,
  facts: {
    members: [
      { laCode: BARNET, lead: true },
      { laCode: CAMDEN, lead: false },
    ],
    scheme: pilots.FACTS.schemes[by.laCode ?? ''] ?? null,
  },
});

const memorandum = { title: 'Memorandum of understanding', documentSha256: 'a'.repeat(64) };
export const proposed = draftMemorandum(noMoney('london'), memorandum, as(BEN)).content;
const halfSigned = signMemorandum(proposed, { version: 1, on: '2026-04-01' }, as(AMIRA)).content;
export const agreed = signMemorandum(halfSigned, { version: 1, on: '2026-04-02' }, as(PIA)).content;
const post = { account: 'ben', secondAccount: 'amira', from: '2026-04-01' };
const led = nameFinancialLead(agreed, post, as(AMIRA)).content;
const terms = { grantId: '2026-27', pence: 100_000, from: '2026-04-01', to: '2027-04-01' };
/** £1,000 granted. Ben keeps the money and Amira signs. */
export const granted: Money = awardGrant(led, terms, as(PIA)).content;
export const share = (money: Money, laCode: string, pence: number): Money =>
  apportion(money, { grantId: '2026-27', pilotId: PILOT_ID, laCode, pence }, { ...as(BEN), pilot }).content;
export const shared: Money = share(share(granted, BARNET, 60_000), CAMDEN, 30_000);

export const noSpend = (laCode: string): Spend => ({ pilotId: PILOT_ID, laCode, entries: [] });
export const entry = (entryId: string, pence: number, on = '2026-05-01') => ({
  ...{ entryId, grantId: '2026-27', on, category: 'staff' as const, pence, note: null },
});

/** What the refusals of an attempt say; none when it succeeds. */
export function facts(attempt: () => unknown): string[] {
  try {
    attempt();
    return [];
  } catch (error) {
    if (error instanceof StepRefused) return told(error.refusals).map(({ fact }) => fact);
    throw error;
  }
}

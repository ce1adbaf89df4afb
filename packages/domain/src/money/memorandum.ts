import { z } from 'zod';
import { mayApprove } from '../delegation/may.ts';
import { unless } from '../gates/refusal.ts';
import { type Refusal, refuseIfAny } from '../gates/step-refused.ts';
import { daySchema, lineSchema, sha256Schema } from '../records/bounded.ts';
import type { Change } from '../records/change.ts';
import { londonDay } from '../records/london-day.ts';
import { type Memorandum, type Money, moneyChange } from './money.ts';
import { leadAuthority, type MoneyTaking } from './money-facts.ts';

export const draftMemorandumSchema = z.strictObject({ title: lineSchema, documentSha256: sha256Schema });
export type DraftMemorandum = z.infer<typeof draftMemorandumSchema>;

export const signMemorandumSchema = z.strictObject({
  version: z.int().min(1),
  /** The day on which it was signed, as the document says. */
  on: daySchema,
});
export type SignMemorandum = z.infer<typeof signMemorandumSchema>;

/** Puts a new version of the memorandum of understanding forward. Both sides sign it anew. */
export function draftMemorandum(money: Money, input: DraftMemorandum, taking: MoneyTaking): Change<Money> {
  refuseIfAny(taking.by.role === 'dfe-policy' ? [] : leadAuthority(taking));
  const next: Memorandum = {
    ...input,
    version: money.memoranda.length + 1,
    draftedBy: taking.by.account,
    ...{ signedByPartnership: null, signedByDfe: null },
  };
  return moneyChange({ ...money, memoranda: [...money.memoranda, next] }, 'draft-memorandum');
}

function signer(memorandum: Memorandum | undefined, { by, now, facts }: MoneyTaking): readonly Refusal[] {
  const draftedBy = memorandum ? [memorandum.draftedBy] : [];
  if (by.role === 'dfe-policy') {
    return unless(!draftedBy.includes(by.account), 'G12', {
      code: 'own-draft',
      fact: 'This account drew the memorandum up, and nobody approves their own draft.',
      whoCanSupply: 'another person of DfE policy',
    });
  }
  const standing = { laCode: by.laCode ?? '', scheme: facts.scheme, on: londonDay(now) };
  return [...leadAuthority({ by, now, facts }), ...mayApprove(by, standing, draftedBy)];
}

/** One side signs: DfE policy for DfE, an approver of a lead authority for the partnership. A side signs once. */
export function signMemorandum(money: Money, input: SignMemorandum, taking: MoneyTaking): Change<Money> {
  const memorandum = money.memoranda.find(({ version }) => version === input.version);
  const side = taking.by.role === 'dfe-policy' ? 'signedByDfe' : 'signedByPartnership';
  refuseIfAny([
    ...signer(memorandum, taking),
    ...unless(memorandum !== undefined && memorandum === money.memoranda.at(-1), null, {
      ...{ code: 'not-the-newest', field: 'version', fact: 'This is not the newest memorandum.' },
      whoCanSupply: 'whoever drew the newest up',
    }),
    ...unless(!memorandum?.[side], null, {
      ...{ code: 'signed-already', fact: 'This side has signed the memorandum already.' },
      whoCanSupply: 'the other side',
    }),
    ...unless(input.on <= londonDay(taking.now), null, {
      ...{ code: 'in-the-future', field: 'on', fact: 'The day of the signature has not come.' },
      whoCanSupply: 'whoever signs',
    }),
  ]);
  const signed = { on: input.on, by: taking.by.account };
  const memoranda = money.memoranda.map((each) => (each === memorandum ? { ...each, [side]: signed } : each));
  return moneyChange({ ...money, memoranda }, 'sign-memorandum');
}

/** The memorandum that holds: the newest that both sides have signed. */
export const memorandumInForce = ({ memoranda }: Money): Memorandum | undefined =>
  memoranda.filter((each) => each.signedByPartnership && each.signedByDfe).at(-1);

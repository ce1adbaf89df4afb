import { newLaCodeSchema, repIdSchema } from '@rep/contracts';
import { z } from 'zod';
import { accountSchema, daySchema, lineSchema, sha256Schema, slugSchema } from '../records/bounded.ts';
import type { Change } from '../records/change.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { penceSchema } from './pence.ts';

const signatureSchema = z.strictObject({ on: daySchema, by: accountSchema });
const memorandumSchema = z.strictObject({
  /** 1, 2, 3, ... within the partnership. */
  version: z.int().min(1).max(100),
  title: lineSchema,
  documentSha256: sha256Schema,
  draftedBy: accountSchema,
  signedByPartnership: signatureSchema.nullable(),
  signedByDfe: signatureSchema.nullable(),
});
export type Memorandum = z.infer<typeof memorandumSchema>;

/** Who keeps the money from a day on, and the second person, who signs what the first drew up. */
const leadSchema = z.strictObject({
  laCode: newLaCodeSchema,
  account: accountSchema,
  secondAccount: accountSchema,
  from: daySchema,
  namedBy: accountSchema,
});
const paymentSchema = z.strictObject({ id: slugSchema.max(50), on: daySchema, pence: penceSchema });
const grantSchema = z.strictObject({
  id: slugSchema.max(30),
  memorandumVersion: z.int().min(1),
  pence: penceSchema,
  /** `to` is the first day that it no longer covers. */
  from: daySchema,
  to: daySchema,
  payments: z.array(paymentSchema).max(100),
});
export type Grant = z.infer<typeof grantSchema>;

/** What of a grant an authority may spend on a pilot. Who changes it changes the record, whose versions stay. */
const apportionmentSchema = z.strictObject({
  grantId: slugSchema.max(30),
  pilotId: z.uuid(),
  laCode: newLaCodeSchema,
  pence: penceSchema,
});
export type Apportionment = z.infer<typeof apportionmentSchema>;

/** The money of one partnership: what was agreed with DfE, who answers for it, what was granted and how it is shared. */
export const moneySchema = z.strictObject({
  repId: repIdSchema,
  memoranda: z.array(memorandumSchema).max(100),
  leads: z.array(leadSchema).max(100),
  grants: z.array(grantSchema).max(50),
  apportionments: z.array(apportionmentSchema).max(2_000),
});
export type Money = z.infer<typeof moneySchema>;

const dayOf = (signature: { on: string } | null) => signature?.on ?? null;

/** How a partnership's money is kept, under its REP_ID: no account leaves the service. */
export const MONEY: RecordKind<Money> = {
  kind: 'money',
  schema: moneySchema,
  publicPart: ({ leads, memoranda, ...money }) => ({
    ...money,
    leads: leads.map(({ laCode, from }) => ({ laCode, from })),
    memoranda: memoranda.map(({ version, title, documentSha256, signedByPartnership, signedByDfe }) => ({
      ...{ version, title, documentSha256 },
      ...{ signedByPartnership: dayOf(signedByPartnership), signedByDfe: dayOf(signedByDfe) },
    })),
  }),
};

export const noMoney = (repId: Money['repId']): Money => ({
  ...{ repId, memoranda: [], leads: [], grants: [], apportionments: [] },
});

export const moneyChange = (content: Money, step: string): Change<Money> => ({
  content,
  state: 'kept',
  areas: [...new Set(content.apportionments.map(({ laCode }) => laCode))],
  ...{ step, reason: null, announces: [] },
});

/** The people who answer for the money on a day: the last that were named. */
export const leadOn = ({ leads }: Money, day: string) => leads.findLast(({ from }) => from <= day);

import { repIdSchema } from '@rep/contracts';
import { z } from 'zod';
import { accountSchema, daySchema, slugSchema } from '../records/bounded.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { returnFiguresSchema } from './return-figures.ts';

const RETURN_STATES = ['drafted', 'signed', 'submitted', 'withdrawn'] as const;
export type ReturnState = (typeof RETURN_STATES)[number];

export const draftReturnSchema = z.strictObject({
  grantId: slugSchema.max(30),
  from: daySchema,
  /** The first day that the return no longer covers. */
  to: daySchema,
});
export type DraftReturn = z.infer<typeof draftReturnSchema>;

/** A grant return: the figures as they were drawn up, by whom, and who signed them. */
const grantReturnSchema = draftReturnSchema.extend({
  repId: repIdSchema,
  state: z.enum(RETURN_STATES),
  figures: returnFiguresSchema,
  draftedBy: accountSchema,
  signedBy: accountSchema.nullable(),
  signedOn: daySchema.nullable(),
  submittedOn: daySchema.nullable(),
});
export type GrantReturn = z.infer<typeof grantReturnSchema>;

/** The id under which a return is kept. */
export const returnIdOf = ({ grantId, from, to }: DraftReturn): string => `${grantId}.${from}.${to}`;

/** How returns are kept: figures and days are told, accounts are not. */
export const GRANT_RETURN: RecordKind<GrantReturn> = {
  kind: 'grant-return',
  schema: grantReturnSchema,
  publicPart: ({ draftedBy: _, signedBy: __, ...rest }) => rest,
};

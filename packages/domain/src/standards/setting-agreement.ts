import { newLaCodeSchema, repIdSchema } from '@rep/contracts';
import { z } from 'zod';
import type { Refusal } from '../gates/step-refused.ts';
import { accountSchema } from '../records/bounded.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { refusal } from '../templates/refusal.ts';
import { lineSchema } from '../templates/text.ts';
import { type StatementRef, statementKey, statementRefSchema } from './statement.ts';

/** Posts that can speak for a setting. A post, never a name. */
const POSTS = ['headteacher', 'principal', 'nursery-manager', 'chair-of-governors', 'trust-leader'] as const;

/** What trying the statements asks of the setting's people. */
export const burdenSchema = z.strictObject({
  minutesPerWeek: z.int().min(0).max(2400),
  tasks: z.array(lineSchema(200)).min(1).max(20),
});

/** A setting's agreement to try statements in one pilot: invited, the burden seen, agreed or declined, withdrawn at any time. */
export const settingAgreementSchema = z.strictObject({
  urn: z.string().regex(/^\d{6}$/, 'not a URN of six digits'),
  repId: repIdSchema,
  laCode: newLaCodeSchema,
  pilotId: z.uuid(),
  statements: z.array(statementRefSchema).min(1).max(100),
  burden: burdenSchema,
  state: z.enum(['invited', 'agreed', 'declined', 'withdrawn']),
  invitedOn: z.iso.date(),
  /** The day the setting's own people opened the burden; there is no agreement without. */
  burdenSeenOn: z.iso.date().nullable(),
  agreed: z.strictObject({ post: z.enum(POSTS), on: z.iso.date(), account: accountSchema }).nullable(),
  /** First day on which nothing is tried any more. */
  endedOn: z.iso.date().nullable(),
});
export type SettingAgreement = z.infer<typeof settingAgreementSchema>;

export const SETTING_AGREEMENT: RecordKind<SettingAgreement> = {
  kind: 'setting-agreement',
  schema: settingAgreementSchema,
  publicPart: ({ agreed, ...rest }) => ({ ...rest, agreed: agreed && { post: agreed.post, on: agreed.on } }),
};

/** What is to be tried, where and when. */
export type Trying = {
  readonly urn: string;
  readonly pilotId: string;
  readonly statement: StatementRef;
  readonly on: string;
};

const covers = (agreement: SettingAgreement, { urn, pilotId, statement, on }: Trying): boolean =>
  agreement.urn === urn &&
  agreement.pilotId === pilotId &&
  agreement.state === 'agreed' &&
  agreement.agreed !== null &&
  agreement.agreed.on <= on &&
  agreement.statements.some((ref) => statementKey(ref) === statementKey(statement));

/** Empty when the setting agreed to try this version of the statement; else what is missing. No standard is tried without. */
export function checkSettingAgreed(
  agreements: readonly SettingAgreement[],
  trying: Trying,
): readonly Refusal[] {
  if (agreements.some((agreement) => covers(agreement, trying))) return [];
  return [
    refusal({
      code: 'setting-not-agreed',
      field: 'urn',
      fact: `The setting ${trying.urn} has not agreed to try ${statementKey(trying.statement)}.`,
      whoCanSupply: 'the setting, once it saw the burden',
    }),
  ];
}

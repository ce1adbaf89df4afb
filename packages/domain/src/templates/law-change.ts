import { newLaCodeSchema } from '@rep/contracts';
import { z } from 'zod';
import { accountSchema } from '../records/bounded.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { lineSchema, slugSchema } from './text.ts';

/**
 * The law changed: the only thing that can make mediation mandatory for a family (G6). It counts once a second person of
 * DfE policy has confirmed it, in its areas, from its commencement to its expiry.
 */
export const lawChangeSchema = z.strictObject({
  id: slugSchema,
  what: z.literal('mediation'),
  /** The Act or regulations as enacted. */
  enactment: lineSchema(300),
  citation: lineSchema(500),
  /** First day in force. */
  commencesOn: z.iso.date(),
  /** First day no longer in force; null when it has no end. */
  expiresOn: z.iso.date().nullable(),
  /** GSS codes of the areas it covers, or all of England. */
  areas: z.union([z.literal('england'), z.array(newLaCodeSchema).min(1).max(200)]),
  recordedBy: accountSchema,
  confirmedBy: accountSchema.nullable(),
});
export type LawChange = z.infer<typeof lawChangeSchema>;

/** Whether two people of DfE stand behind a change, and it covers the area on the day. */
export function lawChangeInForce(record: LawChange, laCode: string, date: string): boolean {
  const { areas, commencesOn, expiresOn, recordedBy, confirmedBy } = record;
  if (confirmedBy === null || confirmedBy === recordedBy) return false;
  if (date < commencesOn || (expiresOn !== null && date >= expiresOn)) return false;
  return areas === 'england' || areas.includes(laCode);
}

/** Changes of the law. Who recorded and confirmed one stays in the service; that two people did is told. */
export const LAW_CHANGE: RecordKind<LawChange> = {
  kind: 'law-change',
  schema: lawChangeSchema,
  publicPart: ({ recordedBy, confirmedBy, ...rest }) => ({
    ...rest,
    confirmed: confirmedBy !== null && confirmedBy !== recordedBy,
  }),
};

/** The copy that a partnership receives: as told, so of the two people it is known only whether both there were. */
const receivedSchema = lawChangeSchema
  .omit({ recordedBy: true, confirmedBy: true })
  .extend({ confirmed: z.boolean() })
  .transform(
    ({ confirmed, ...rest }): LawChange => ({
      ...rest,
      recordedBy: 'first-person',
      confirmedBy: confirmed ? 'second-person' : null,
    }),
  );

/** Changes of the law as partnerships hold them: copies that no step can change. */
export const RECEIVED_LAW_CHANGE: RecordKind<LawChange> = {
  kind: LAW_CHANGE.kind,
  schema: receivedSchema,
  publicPart: LAW_CHANGE.publicPart,
};

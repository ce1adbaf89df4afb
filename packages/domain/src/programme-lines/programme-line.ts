import { z } from 'zod';
import type { RecordKind } from '../records/record-kind.ts';
import { lineSchema, linesSchema, slugSchema } from '../templates/text.ts';

/** `not-reported` is no guess: nobody has said yet how far it is. */
export const LINE_STATUSES = [
  'not-reported',
  'planned',
  'under-way',
  'delivered',
  'halted',
  'superseded',
] as const;

const lineEvidenceSchema = z.strictObject({
  on: z.iso.date(),
  what: linesSchema(1000),
  source: lineSchema(500),
});

/** One commitment of the improvement plan beside the three strands, against which partnerships and authorities report. */
export const programmeLineSchema = z.strictObject({
  id: slugSchema,
  title: lineSchema(200),
  /** What is to be done, as the source says it. */
  commitment: linesSchema(1000),
  owner: lineSchema(200),
  source: lineSchema(500),
  /** Null where the source gives no day. */
  dueOn: z.iso.date().nullable(),
  /** What the source says of the time, in its own words. */
  dueAsPrinted: lineSchema(200).nullable(),
  status: z.enum(LINE_STATUSES),
  /** What shows how far it is, the newest last. */
  evidence: z.array(lineEvidenceSchema).max(200),
});
export type ProgrammeLine = z.infer<typeof programmeLineSchema>;

/** The register of programme lines, one record for each. All of it is public. */
export const PROGRAMME_LINE: RecordKind<ProgrammeLine> = {
  kind: 'programme-line',
  schema: programmeLineSchema,
  publicPart: (line) => line,
};

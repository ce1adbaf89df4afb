import { newLaCodeSchema } from '@rep/contracts';
import { z } from 'zod';
import { accountSchema, daySchema, lineSchema, noteSchema, slugSchema } from '../records/bounded.ts';
import type { RecordKind } from '../records/record-kind.ts';

/** How far a reporter says that a line is. */
export const REPORT_STATUSES = ['not-started', 'on-track', 'at-risk', 'late', 'done'] as const;

/** What shows it: a page, a record, a published figure, as a reader finds it again. */
const evidenceSchema = z.strictObject({ title: lineSchema, reference: lineSchema });

const reportSchema = z.strictObject({
  from: daySchema,
  /** The first day that the report no longer covers. */
  to: daySchema,
  status: z.enum(REPORT_STATUSES),
  text: noteSchema.max(5_000),
  evidence: z.array(evidenceSchema).max(20),
  by: accountSchema,
});
export type LineReport = z.infer<typeof reportSchema>;

/** Who reports: the partnership as a whole, or one authority for its own area. */
export const reporterSchema = z.union([z.literal('partnership'), newLaCodeSchema]);
export type Reporter = z.infer<typeof reporterSchema>;

/** Longer ids of lines have no room beside the reporter in the id of a record, which takes 60 characters. */
export const lineIdSchema = slugSchema.max(48);

/** The reports of one reporter on one line of the programme, in the order of their periods. */
export const lineReportsSchema = z.strictObject({
  lineId: lineIdSchema,
  reporter: reporterSchema,
  // Monthly for ten years; a report takes at most about 10 kB, and few are that long.
  reports: z.array(reportSchema).max(120),
});
export type LineReports = z.infer<typeof lineReportsSchema>;

/** The id under which the reports of a reporter on a line are kept. */
export const lineReportsIdOf = (lineId: string, reporter: Reporter): string => `${lineId}.${reporter}`;

/** How reports are kept: status and evidence are told; who wrote them, and their words, are not. */
export const LINE_REPORTS: RecordKind<LineReports> = {
  kind: 'line-report',
  schema: lineReportsSchema,
  publicPart: ({ reports, ...rest }) => ({
    ...rest,
    reports: reports.map(({ by: _, text: __, ...report }) => report),
  }),
};

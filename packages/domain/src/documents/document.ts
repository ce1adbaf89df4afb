import { instantSchema, newLaCodeSchema, repIdSchema } from '@rep/contracts';
import { z } from 'zod';
import { AREA_DOCUMENTS } from '../pilots/pilot.ts';
import { accountSchema, lineSchema, noteSchema, sha256Schema } from '../records/bounded.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { DOCUMENT_TYPE_LIST } from './document-types.ts';

/** Whose documents there are. */
export const DOCUMENT_SUBJECTS = ['inclusion-plan', 'pilot'] as const;
export type DocumentSubject = (typeof DOCUMENT_SUBJECTS)[number];

/** What a document is for: a plan's own, what each authority of a pilot signs, and what the pilot as a whole has. */
export const DOCUMENT_PURPOSES = ['supporting', ...AREA_DOCUMENTS, 'ethics', 'exit-plan'] as const;
export type DocumentPurpose = (typeof DOCUMENT_PURPOSES)[number];

/** A page of documents is read whole, and the event that tells of one document tells of every version of it. */
export const MOST_DOCUMENTS = 50;
export const MOST_VERSIONS = 20;

const scanSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('clean'), scanner: lineSchema, at: instantSchema }),
  /** No scanner is configured: nobody looked. */
  z.strictObject({ outcome: z.literal('not-scanned') }),
]);
export type DocumentScan = z.infer<typeof scanSchema>;

const fileSchema = z.strictObject({
  name: lineSchema,
  /** As the sender called it, which decides nothing. */
  declaredType: lineSchema,
  /** As its content says. */
  type: z.enum(DOCUMENT_TYPE_LIST),
  bytes: z.int().min(1),
  sha256: sha256Schema,
  scan: scanSchema,
  uploadedBy: accountSchema,
  role: lineSchema,
  at: instantSchema,
});
export type DocumentFile = z.infer<typeof fileSchema>;

/** A document of one authority, with every version of its file, the newest last. The bytes are kept under their hash. */
const documentSchema = z.strictObject({
  id: z.string().max(60),
  repId: repIdSchema,
  laCode: newLaCodeSchema,
  subject: z.strictObject({ kind: z.enum(DOCUMENT_SUBJECTS), id: z.string().max(60) }),
  purpose: z.enum(DOCUMENT_PURPOSES),
  files: z.array(fileSchema).min(1).max(MOST_VERSIONS),
  withdrawn: z.strictObject({ by: accountSchema, at: instantSchema, reason: noteSchema }).nullable(),
});
export type Document = z.infer<typeof documentSchema>;

/** The file that counts now. */
export function currentFile({ files }: Document): DocumentFile {
  const file = files.at(-1);
  if (!file) throw new Error('a document has a file');
  return file;
}

/** How documents are kept: names of files and of people stay in the service, and bytes are in no event. */
export const DOCUMENT: RecordKind<Document> = {
  kind: 'document',
  schema: documentSchema,
  publicPart: ({ files, withdrawn, ...document }) => ({
    ...document,
    files: files.map(({ type, bytes, sha256, scan, at }) => ({
      ...{ type, bytes, sha256, at, scan: scan.outcome },
    })),
    withdrawnAt: withdrawn?.at ?? null,
  }),
};

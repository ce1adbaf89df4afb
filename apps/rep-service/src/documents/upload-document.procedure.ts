import { newLaCodeSchema } from '@rep/contracts';
import {
  alreadyAttached,
  attachDocument,
  type CheckedFile,
  DOCUMENT,
  DOCUMENT_PURPOSES,
  DOCUMENT_SUBJECTS,
  DomainError,
  type Person,
  purposesOf,
} from '@rep/domain';
import { fileBytesSchema, personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { checkAndScan } from './check-and-scan.ts';
import { saveBytes } from './document-bytes.repository.ts';
import { checkSees, documentsOf, newDocumentId } from './seen-document.ts';
import { type Target, writeDocument } from './write-document.ts';

const uploadSchema = z
  .strictObject({
    subjectKind: z.enum(DOCUMENT_SUBJECTS),
    subjectId: z.string().max(60),
    /** The authority whose document it is. */
    laCode: newLaCodeSchema,
    purpose: z.enum(DOCUMENT_PURPOSES),
    /** The document of which this is the next version. */
    replaces: z.string().max(60).optional(),
    /** As its sender calls it; it is kept without path and without what cannot be seen. */
    name: z.string().min(1).max(2_000),
    declaredType: z.string().max(200).default(''),
    bytes: fileBytesSchema,
  })
  .refine(({ subjectKind, purpose }) => purposesOf(subjectKind).includes(purpose), {
    ...{ path: ['purpose'], message: 'not a purpose of this subject’s documents' },
  });
type Upload = z.infer<typeof uploadSchema>;

/** The document that the file goes to: the one it replaces, the one that holds it already, or a new one. */
async function targetOf({ records, repId }: RepServices, input: Upload, file: CheckedFile) {
  const { subjectKind: kind, subjectId, laCode, purpose, replaces } = input;
  const subject = { kind, id: subjectId };
  const attachment = { id: newDocumentId(subject), repId, laCode, subject, purpose };
  if (replaces === undefined) {
    const others = (await records.list(DOCUMENT, documentsOf(subject))).map(({ content }) => content);
    return alreadyAttached(others, attachment, file) ?? attachment;
  }
  const { content } = await records.get(DOCUMENT, replaces);
  if (content.subject.id === subjectId && content.laCode === laCode && content.purpose === purpose)
    return content;
  throw new DomainError(
    'another-document',
    'Choose the document to replace from the list: this is another one’s.',
  );
}

/** A refused file is no step that a rule refused, so it is kept that it was tried here. */
async function checked(services: RepServices, by: Person, input: Upload): Promise<CheckedFile> {
  const { records, documents, now } = services;
  try {
    return await checkAndScan(documents, input, now);
  } catch (error) {
    if (error instanceof DomainError) {
      await records.refused(by, { kind: DOCUMENT.kind, id: input.subjectId }, error);
    }
    throw error;
  }
}

/** Attaches a file to a plan or a pilot, or the next version of one. The same file again has no effect. */
export const uploadDocumentProcedure = (services: RepServices) =>
  procedureFor('documents.write')
    .meta({ file: 'in' })
    .input(uploadSchema)
    .mutation(async ({ input, ctx }) => {
      const by = personOf(ctx.caller);
      const { subjectKind: kind, subjectId: id } = input;
      await checkSees(services, ctx.caller, { kind, id });
      const file = await checked(services, by, input);
      const target: Target & { repId: RepServices['repId'] } = await targetOf(services, input, file);
      const { id: documentId, repId, laCode, subject, purpose } = target;
      const attachment = { id: documentId, repId, laCode, subject, purpose };
      return writeDocument(
        services,
        {
          by,
          target,
          rule: (held, taking) => {
            const change = attachDocument(held, { attachment, file }, taking);
            return held?.files.at(-1)?.sha256 === file.sha256 ? null : change;
          },
        },
        ({ db }) => saveBytes(db, file.sha256, input.bytes),
      );
    });

import { DOCUMENT, DOCUMENT_SUBJECTS } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { checkSees, documentsOf } from './seen-document.ts';

const listSchema = z.strictObject({ subjectKind: z.enum(DOCUMENT_SUBJECTS), subjectId: z.string().max(60) });

/** Every document of a plan or a pilot, the withdrawn ones too, and how large a file may be. */
export const listDocumentsProcedure = (services: RepServices) =>
  procedureFor('documents.read')
    .input(listSchema)
    .query(async ({ input: { subjectKind: kind, subjectId: id }, ctx }) => {
      await checkSees(services, ctx.caller, { kind, id });
      const { mostBytes, scanner } = services.documents;
      const documents = await services.records.list(DOCUMENT, documentsOf({ id }));
      return { mostBytes, scans: scanner !== null, documents };
    });

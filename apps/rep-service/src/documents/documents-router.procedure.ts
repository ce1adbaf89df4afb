import { router } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { listDocumentsProcedure } from './list-documents.procedure.ts';
import { readDocumentProcedure } from './read-document.procedure.ts';
import { showDocumentProcedure } from './show-document.procedure.ts';
import { uploadDocumentProcedure } from './upload-document.procedure.ts';
import { withdrawDocumentProcedure } from './withdraw-document.procedure.ts';

/** Files attached to inclusion plans and pilots. */
export const documentsRouter = (services: RepServices) =>
  router({
    list: listDocumentsProcedure(services),
    show: showDocumentProcedure(services),
    read: readDocumentProcedure(services),
    upload: uploadDocumentProcedure(services),
    withdraw: withdrawDocumentProcedure(services),
  });

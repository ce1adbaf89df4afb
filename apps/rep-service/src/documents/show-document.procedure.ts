import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { seenDocument } from './seen-document.ts';

/** One document with every version of its file: its hash, who sent it, what the scanner said. */
export const showDocumentProcedure = (services: RepServices) =>
  procedureFor('documents.read')
    .input(z.strictObject({ documentId: z.string().max(60) }))
    .query(({ input, ctx }) => seenDocument(services, ctx.caller, input.documentId));

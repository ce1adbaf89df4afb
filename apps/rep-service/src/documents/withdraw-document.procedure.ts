import { withdrawDocument, withdrawDocumentSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { seenDocument } from './seen-document.ts';
import { writeDocument } from './write-document.ts';

/** Takes a document back: it no longer counts, and stays to be read with its reason. */
export const withdrawDocumentProcedure = (services: RepServices) =>
  procedureFor('documents.write')
    .input(withdrawDocumentSchema.extend({ documentId: z.string().max(60) }))
    .mutation(async ({ input: { documentId, ...input }, ctx }) => {
      const { content: target } = await seenDocument(services, ctx.caller, documentId);
      const by = personOf(ctx.caller);
      return writeDocument(services, {
        ...{ by, target },
        rule: (held, taking) => held && withdrawDocument(held, input, taking),
      });
    });

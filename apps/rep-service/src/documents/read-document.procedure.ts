import { DomainError } from '@rep/domain';
import { FileAnswer } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { readBytes } from './document-bytes.repository.ts';
import { seenDocument } from './seen-document.ts';

/** The file of a document: the newest version, or an earlier one by its number, the first being 1. */
export const readDocumentProcedure = (services: RepServices) =>
  procedureFor('documents.read')
    .meta({ file: 'out' })
    .input(z.strictObject({ documentId: z.string().max(60), version: z.int().min(1).optional() }))
    .query(async ({ input: { documentId, version }, ctx }) => {
      const { content } = await seenDocument(services, ctx.caller, documentId);
      const file = content.files.at(version === undefined ? -1 : version - 1);
      if (!file)
        throw new DomainError('record-not-found', 'Choose a version from the list: there is no such one.');
      const { name, type, sha256 } = file;
      return new FileAnswer({ name, type, bytes: await readBytes(services.pool, sha256) });
    });

import { publicProcedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { openLink, tokenSchema } from './guest-link.ts';
import { findSubject } from './subjects.ts';

/**
 * What a link shows to whoever has it: one version of one record, and nothing beside. A mutation, so that the token
 * stands in a body and never in an address, which logs keep.
 */
export const openDraftProcedure = (services: RepServices, count: (linkId: string) => void) =>
  publicProcedureFor('co-production.by-link')
    .input(tokenSchema)
    .mutation(async ({ input }) => {
      const { content } = await openLink(services, input.token, count);
      const draft = await findSubject(services.records, content.on);
      return { on: content.on, group: content.group, until: content.until, draft };
    });

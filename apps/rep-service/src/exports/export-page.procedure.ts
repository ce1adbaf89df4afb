import { DomainError, exportedKinds, PARTNERSHIP_EXPORT } from '@rep/domain';
import { versionPageSchema } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';

const pageSchema = versionPageSchema.omit({ until: true }).extend({ exportId: z.uuid() });

/**
 * A page of the versions of one kind, of an export that its caller began: they are as they stood then, and only of the
 * kinds that the caller may read now.
 */
export const exportPageProcedure = ({ records }: RepServices) =>
  procedureFor('records.export')
    .input(pageSchema)
    .query(async ({ input: { exportId, ...page }, ctx: { caller } }) => {
      const begun = await records.get(PARTNERSHIP_EXPORT, exportId);
      const own = begun.by.account === personOf(caller).account;
      if (!own || !exportedKinds(caller).includes(page.kind)) {
        throw new DomainError(
          'role-not-permitted',
          'Begin an export of your own, and read the kinds it names.',
        );
      }
      const versions = await records.page({ ...page, until: begun.content.until });
      const last = versions.at(-1);
      const next = versions.length < page.first || !last ? null : { id: last.id, version: last.version };
      return { versions, next };
    });

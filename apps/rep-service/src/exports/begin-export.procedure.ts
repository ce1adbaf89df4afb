import { randomUUID } from 'node:crypto';
import { beginExport, exportedKinds, PARTNERSHIP_EXPORT } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';

/** Keeps that the caller exports the partnership, and says which kinds of record they may read and up to when. */
export const beginExportProcedure = ({ records, repId, now }: RepServices) =>
  procedureFor('records.export').mutation(async ({ ctx: { caller } }) => {
    const content = { repId, kinds: [...exportedKinds(caller)], until: now().toISOString() };
    const { id, at } = await records.change(personOf(caller), PARTNERSHIP_EXPORT, { id: randomUUID() }, () =>
      beginExport(content),
    );
    return { exportId: id, at, ...content };
  });

import { digestPageSchema } from '@rep/records';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';

/** Every version of every record that this service keeps itself, by which it is compared with the evidence. */
export const listDigestsProcedure = ({ records }: RepServices) =>
  procedureFor('records.reconcile')
    .input(digestPageSchema)
    .query(({ input }) => records.digests(input));

import { digestPageSchema } from '@rep/records';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

/** Every version of every record that this service keeps itself, by which it is compared with the evidence. */
export const listDigestsProcedure = ({ records }: NationalServices) =>
  procedureFor('records.reconcile')
    .input(digestPageSchema)
    .query(({ input }) => records.digests(input));

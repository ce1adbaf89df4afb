import { publishStandardSet, STANDARD_SET, standardSetSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { NationalServices } from '../services.ts';
import { statementsOf } from './statements-of.ts';

const publishSetSchema = z.strictObject({ set: standardSetSchema, ...expectedVersion });

/** Publishes the next version of a set. Sign-offs go on naming the version that they were made against. */
export const publishSetProcedure = ({ records }: NationalServices) =>
  procedureFor('standards.publish')
    .input(publishSetSchema)
    .mutation(async ({ input: { set, expectedVersion: seen }, ctx }) => {
      const by = personOf(ctx.caller);
      const known = await statementsOf(records, set.statements);
      return records.change(by, STANDARD_SET, { id: set.id, expectedVersion: seen }, (held, { now }) =>
        publishStandardSet(held?.content ?? null, set, { taking: { by, now }, known }),
      );
    });

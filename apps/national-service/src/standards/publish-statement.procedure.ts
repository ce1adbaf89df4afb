import { publishStatement, STATEMENT, statementSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { NationalServices } from '../services.ts';

const publishStatementSchema = z.strictObject({ statement: statementSchema, ...expectedVersion });

/** Publishes the next version of a statement, or the first of a new one. */
export const publishStatementProcedure = ({ records }: NationalServices) =>
  procedureFor('standards.publish')
    .input(publishStatementSchema)
    .mutation(({ input: { statement, expectedVersion: seen }, ctx }) => {
      const by = personOf(ctx.caller);
      return records.change(by, STATEMENT, { id: statement.id, expectedVersion: seen }, (held, { now }) =>
        publishStatement(held?.content ?? null, statement, { by, now }),
      );
    });

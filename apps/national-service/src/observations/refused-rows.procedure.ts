import { refusedRowsSchema } from '@rep/domain';
import { tellRefusedRows } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';

/** Hears of England’s rows and those that belong nowhere that the importer could not make events of; the log and a metric tell of them. */
export const refusedRowsProcedure = () =>
  procedureFor('observations.record')
    .input(refusedRowsSchema)
    .mutation(({ ctx, input }) => tellRefusedRows(ctx.logger, 'national', input));

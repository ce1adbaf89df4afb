import { refusedRowsSchema } from '@rep/domain';
import { tellRefusedRows } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';

/** Hears of the partnership’s rows that the importer could not make events of; the log and a metric tell of them. */
export const refusedRowsProcedure = ({ repId }: RepServices) =>
  procedureFor('observations.record')
    .input(refusedRowsSchema)
    .mutation(({ ctx, input }) => tellRefusedRows(ctx.logger, repId, input));

import { router } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { listReportsProcedure } from './list-reports.procedure.ts';
import { reportLineProcedure } from './report-line.procedure.ts';
import { showSteeringProcedure } from './show-steering.procedure.ts';

/** Reports of the partnership and its authorities on the lines of the programme. */
export const createLineReportsRouter = (services: RepServices) =>
  router({
    report: reportLineProcedure(services),
    reports: listReportsProcedure(services),
    steering: showSteeringProcedure(services),
  });

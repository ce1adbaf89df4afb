import { router } from '@rep/service-kit/trpc';
import { createCoProductionRouter } from './co-production/co-production-router.procedure.ts';
import { appointProcedure } from './delegation/appoint.procedure.ts';
import { endAppointmentProcedure } from './delegation/end-appointment.procedure.ts';
import { handOverProcedure } from './delegation/hand-over.procedure.ts';
import { showDelegationProcedure } from './delegation/show-delegation.procedure.ts';
import { documentsRouter } from './documents/documents-router.procedure.ts';
import { beginExportProcedure } from './exports/begin-export.procedure.ts';
import { exportPageProcedure } from './exports/export-page.procedure.ts';
import { inclusionPlansRouter } from './inclusion-plans/plans-router.procedure.ts';
import { createLadderRouter } from './ladder/ladder-router.procedure.ts';
import { createLineReportsRouter } from './line-reports/line-reports-router.procedure.ts';
import { mediationRouter } from './mediation/mediation-router.procedure.ts';
import { createMoneyRouter } from './money/money-router.procedure.ts';
import { recordObservationsProcedure } from './observations/record-observations.procedure.ts';
import { recordRefusedProcedure } from './observations/record-refused.procedure.ts';
import { pilotsRouter } from './pilots/pilots-router.procedure.ts';
import { getProfileProcedure } from './profile/get-profile.procedure.ts';
import { listDigestsProcedure } from './records/list-digests.procedure.ts';
import type { RepServices } from './services.ts';
import { standardsRouter } from './standards/standards-router.procedure.ts';
import { termsRouter } from './terms/terms-router.procedure.ts';
import { variantsRouter } from './variants/variants-router.procedure.ts';

/** Everything a partnership's service can be asked. */
export const createAppRouter = (services: RepServices) =>
  router({
    profile: router({ get: getProfileProcedure(services) }),
    delegation: router({
      show: showDelegationProcedure(services),
      appoint: appointProcedure(services),
      endAppointment: endAppointmentProcedure(services),
      handOver: handOverProcedure(services),
    }),
    pilots: pilotsRouter(services),
    variants: variantsRouter(services),
    inclusionPlans: inclusionPlansRouter(services),
    documents: documentsRouter(services),
    standards: standardsRouter(services),
    mediation: mediationRouter(services),
    coProduction: createCoProductionRouter(services),
    ladder: createLadderRouter(services),
    lineReports: createLineReportsRouter(services),
    money: createMoneyRouter(services),
    terms: termsRouter(services),
    observations: router({
      record: recordObservationsProcedure(services),
      recordRefused: recordRefusedProcedure(services),
    }),
    records: router({
      digests: listDigestsProcedure(services),
      beginExport: beginExportProcedure(services),
      exportPage: exportPageProcedure(services),
    }),
  });

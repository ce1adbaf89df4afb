import { router } from '@rep/service-kit/trpc';
import { recordObservationsProcedure } from './observations/record-observations.procedure.ts';
import { recordRefusedProcedure } from './observations/record-refused.procedure.ts';
import { listDigestsProcedure } from './records/list-digests.procedure.ts';
import { changeMembershipProcedure } from './registry/change-membership.procedure.ts';
import { getPartnershipProcedure } from './registry/get-partnership.procedure.ts';
import { listPartnershipsProcedure } from './registry/list-partnerships.procedure.ts';
import { registerPartnershipProcedure } from './registry/register-partnership.procedure.ts';
import type { NationalServices } from './services.ts';

/** Everything the national service can be asked. */
export const createAppRouter = (services: NationalServices) =>
  router({
    partnerships: router({
      list: listPartnershipsProcedure(services),
      get: getPartnershipProcedure(services),
      register: registerPartnershipProcedure(services),
    }),
    membership: router({ change: changeMembershipProcedure(services) }),
    observations: router({
      record: recordObservationsProcedure(services),
      recordRefused: recordRefusedProcedure(services),
    }),
    records: router({ digests: listDigestsProcedure(services) }),
  });

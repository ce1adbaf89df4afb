import { router } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { keepApproachProcedure } from './keep-approach.procedure.ts';
import { listApproachesProcedure } from './list-approaches.procedure.ts';
import { showApproachProcedure } from './show-approach.procedure.ts';

/** How each area carries mediation. Families are asked nothing here. */
export const mediationRouter = (services: RepServices) =>
  router({
    list: listApproachesProcedure(services),
    show: showApproachProcedure(services),
    keep: keepApproachProcedure(services),
  });

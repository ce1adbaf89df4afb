import { router } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { keepTermsProcedure } from './keep-terms.procedure.ts';
import { listTermsProcedure } from './list-terms.procedure.ts';
import { showTermsProcedure } from './show-terms.procedure.ts';

/** School terms, as each authority keeps its own. */
export const termsRouter = (services: RepServices) =>
  router({
    list: listTermsProcedure(services),
    show: showTermsProcedure(services),
    keep: keepTermsProcedure(services),
  });

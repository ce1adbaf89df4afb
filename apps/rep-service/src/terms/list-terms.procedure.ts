import { TERMS } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';

/** The school terms of every authority that wrote its own down. */
export const listTermsProcedure = ({ records }: RepServices) =>
  procedureFor('terms.read').query(() => records.list(TERMS));

import { LAW_CHANGE } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

/** Every change of the law that was written down, confirmed or not. */
export const listLawChangesProcedure = ({ records }: NationalServices) =>
  procedureFor('law-changes.read').query(() => records.list(LAW_CHANGE));

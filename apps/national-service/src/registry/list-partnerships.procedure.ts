import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';
import { partnershipView } from './partnership-view.ts';

/** All partnerships, in the order of their region's code. */
export const listPartnershipsProcedure = ({ registry }: NationalServices) =>
  procedureFor('registry.read').query(async () => (await registry.list()).map(partnershipView));

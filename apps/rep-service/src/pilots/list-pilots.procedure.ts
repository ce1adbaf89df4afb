import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';

/** The partnership's pilots, oldest first. */
export const listPilotsProcedure = ({ pilots }: RepServices) =>
  procedureFor('pilots.read').query(() => pilots.list());

import { newLaCodeSchema } from '@rep/contracts';
import { DELEGATION } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';

const showDelegationSchema = z.object({ laCode: newLaCodeSchema });

/** Who drafts and who approves for an authority, and when; null while it has no scheme yet. */
export const showDelegationProcedure = ({ records }: RepServices) =>
  procedureFor('delegation.read')
    .input(showDelegationSchema)
    .query(({ input }) => records.find(DELEGATION, input.laCode));

import { repIdSchema } from '@rep/contracts';
import { DomainError } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { NationalServices } from '../services.ts';
import { partnershipView } from './partnership-view.ts';

const getPartnershipSchema = z.object({ repId: repIdSchema });

/** One partnership. */
export const getPartnershipProcedure = ({ registry }: NationalServices) =>
  procedureFor('registry.read')
    .input(getPartnershipSchema)
    .query(async ({ input }) => {
      const held = await registry.find(input.repId);
      if (held) return partnershipView(held);
      throw new DomainError('not-registered', `Choose a registered partnership: ${input.repId} is not one.`);
    });

import { EVENT_TYPES } from '@rep/contracts';
import { registerPartnership } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';
import { partnershipView } from './partnership-view.ts';
import { firstSteps, registeredEvent } from './registry-events.ts';

const registerPartnershipSchema = EVENT_TYPES['partnership.registered.v1'].data;

/** Registers a partnership: nine at most, no authority in two. */
export const registerPartnershipProcedure = ({ registry }: NationalServices) =>
  procedureFor('registry.change')
    .input(registerPartnershipSchema)
    .mutation(async ({ input }) => {
      await registry.change((held) => {
        registerPartnership(held, input);
        return { save: [input], changes: firstSteps(input), events: [registeredEvent(input)] };
      });
      return partnershipView(input);
    });

import { EVENT_TYPES } from '@rep/contracts';
import { changeMembership, type Partnership } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';
import { partnershipView } from './partnership-view.ts';
import { membershipEvent } from './registry-events.ts';

const changeMembershipSchema = EVENT_TYPES['partnership.membership.changed.v1'].data;

/** An authority joins or leaves a partnership, or starts or ends leading it. Answers with what the partnership is now. */
export const changeMembershipProcedure = ({ registry }: NationalServices) =>
  procedureFor('registry.change')
    .input(changeMembershipSchema)
    .mutation(async ({ input }) => {
      let changed: Partnership | undefined;
      await registry.change((held) => {
        changed = changeMembership(held, input).find((p) => p.rep_id === input.rep_id);
        return { save: changed ? [changed] : [], changes: [input], events: [membershipEvent(input)] };
      });
      return changed ? partnershipView(changed) : null;
    });

import { newLaCodeSchema } from '@rep/contracts';
import { DELEGATION, endAppointment, endAppointmentSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';

/** Ends an appointment on a day; who held it, and when, stays. */
export const endAppointmentProcedure = ({ records }: RepServices) =>
  procedureFor('delegation.change')
    .input(endAppointmentSchema.extend({ laCode: newLaCodeSchema, ...expectedVersion }))
    .mutation(({ input: { expectedVersion: seen, laCode, ...input }, ctx }) => {
      const by = personOf(ctx.caller);
      return records.step(by, DELEGATION, { id: laCode, expectedVersion: seen }, (held, { now }) =>
        endAppointment(held.content, input, { by, now }),
      );
    });

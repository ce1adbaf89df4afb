import { areaReasonSchema, withdrawAgreement } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPilot, takePilotStep } from './pilot-step.ts';

/** The authority takes its agreement back, before the pilot is submitted. */
export const withdrawAgreementProcedure = (services: RepServices) =>
  procedureFor('pilots.answer')
    .input(areaReasonSchema.extend(ofPilot))
    .mutation(({ input: { pilotId, expectedVersion, ...input }, ctx }) =>
      takePilotStep(services, personOf(ctx.caller), { pilotId, expectedVersion }, (pilot, taking) =>
        withdrawAgreement(pilot, input, taking),
      ),
    );

import { actsFor, refuseIfAny, reportBreach, reportBreachSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPilot, takePilotStep } from './pilot-step.ts';

/**
 * A guardrail was measured: an authority tells of its own area, DfE of any. Beyond the stop rule it is an incident, and
 * where the rule says so the area pauses, whoever told of it.
 */
export const reportBreachProcedure = (services: RepServices) =>
  procedureFor('pilots.measure')
    .input(reportBreachSchema.extend(ofPilot))
    .mutation(({ input: { pilotId, expectedVersion, ...input }, ctx }) => {
      const by = personOf(ctx.caller);
      return takePilotStep(services, by, { pilotId, expectedVersion }, (pilot, taking) => {
        const dfe = by.role === 'regions-group' || by.role === 'dfe-policy';
        refuseIfAny(dfe ? [] : actsFor(by, input.laCode));
        return reportBreach(pilot, input, { ...taking, by: null });
      });
    });

import { signDocument, signDocumentSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPilot, takePilotStep } from './pilot-step.ts';

/** The decision-maker of the authority signs one of its documents, by the digest of what was signed. */
export const signDocumentProcedure = (services: RepServices) =>
  procedureFor('pilots.answer')
    .input(signDocumentSchema.extend(ofPilot))
    .mutation(({ input: { pilotId, expectedVersion, ...input }, ctx }) =>
      takePilotStep(services, personOf(ctx.caller), { pilotId, expectedVersion }, (pilot, taking) =>
        signDocument(pilot, input, taking),
      ),
    );

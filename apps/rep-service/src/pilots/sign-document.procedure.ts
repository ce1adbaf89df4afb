import { DOCUMENT, refuseIfAny, signDocument, signDocumentSchema, signedDocumentRefusals } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { documentsOf } from '../documents/seen-document.ts';
import type { RepServices } from '../services.ts';
import { ofPilot, takePilotStep } from './pilot-step.ts';

/** The decision-maker of the authority signs one of its documents, by the digest of what was signed. */
export const signDocumentProcedure = (services: RepServices) =>
  procedureFor('pilots.answer')
    .input(signDocumentSchema.extend(ofPilot))
    .mutation(({ input: { pilotId, expectedVersion, ...input }, ctx }) =>
      takePilotStep(
        services,
        personOf(ctx.caller),
        { pilotId, expectedVersion },
        async (pilot, taking, transaction) => {
          const held = await transaction.list(DOCUMENT, documentsOf({ id: pilotId }));
          const documents = held.map(({ content }) => content);
          refuseIfAny(signedDocumentRefusals(documents, input, taking.by.account));
          return signDocument(pilot, input, taking);
        },
      ),
    );

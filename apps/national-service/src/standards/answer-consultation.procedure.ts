import { answerConsultation, PROPOSAL, proposalSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

const answerConsultationSchema = proposalSchema.shape.consultation
  .unwrap()
  .shape.answers.element.extend({ id: proposalSchema.shape.id });

/** Writes down what a group answered while its consultation is open: by group, never by name. */
export const answerConsultationProcedure = ({ records }: NationalServices) =>
  procedureFor('standards.answer')
    .input(answerConsultationSchema)
    .mutation(({ input: { id, ...answer }, ctx }) => {
      const by = personOf(ctx.caller);
      // Answers do not get in each other's way, so none names the version that its writer saw.
      return records.step(by, PROPOSAL, { id }, (held, { now }) =>
        answerConsultation(held.content, answer, { by, now }),
      );
    });

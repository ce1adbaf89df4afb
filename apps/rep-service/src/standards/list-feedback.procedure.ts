import { STANDARD_FEEDBACK } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';

/** What groups said about standards, or about one of them, with their words. */
export const listFeedbackProcedure = ({ records }: RepServices) =>
  procedureFor('feedback.read')
    .input(z.strictObject({ statementId: z.string().max(60).optional() }).default({}))
    .query(async ({ input: { statementId } }) =>
      (await records.list(STANDARD_FEEDBACK)).filter(
        ({ content }) => statementId === undefined || content.statement.id === statementId,
      ),
    );

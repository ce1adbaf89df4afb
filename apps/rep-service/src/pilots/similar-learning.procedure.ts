import { PILOT } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';

const similarSchema = z.strictObject({ strand: z.string().max(50) });

/** What the partnership's earlier pilots of a strand learnt, for whoever drafts the next. */
export const similarLearningProcedure = ({ records }: RepServices) =>
  procedureFor('pilots.read')
    .input(similarSchema)
    .query(async ({ input }) =>
      (await records.list(PILOT)).flatMap(({ id, content: { title, strand, state, exit, plan } }) =>
        strand === input.strand && exit
          ? [{ id, title, state, question: plan.question ?? null, learning: exit.learning }]
          : [],
      ),
    );

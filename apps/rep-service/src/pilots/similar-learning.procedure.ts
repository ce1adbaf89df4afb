import { isInSight, PILOT } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { sightOf } from './seen-pilot.ts';

const similarSchema = z.strictObject({ strand: z.string().max(50) });

/** What the partnership's earlier pilots of a strand learnt, for whoever drafts the next. */
export const similarLearningProcedure = (services: RepServices) =>
  procedureFor('pilots.read')
    .input(similarSchema)
    .query(async ({ input, ctx }) => {
      const sight = sightOf(services, ctx.caller);
      const pilots = (await services.records.list(PILOT)).filter(({ content }) => isInSight(sight, content));
      return pilots.flatMap(({ id, content: { title, strand, state, exit, plan } }) =>
        strand === input.strand && exit
          ? [{ id, title, state, question: plan.question ?? null, learning: exit.learning }]
          : [],
      );
    });

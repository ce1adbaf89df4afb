import { differencesOf, INCLUSION_PLAN } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';

/** Every step of a plan, oldest first: who, when, why, and what it changed. */
export const planHistoryProcedure = ({ records }: RepServices) =>
  procedureFor('plans.read')
    .input(z.strictObject({ planId: z.string().max(60) }))
    .query(async ({ input }) => {
      const versions = await records.history(INCLUSION_PLAN, input.planId);
      return versions.map(({ version, state, step, reason, by, at, content }, index) => ({
        ...{ version, state, step, reason, by, at },
        differences: differencesOf(versions[index - 1]?.content ?? {}, content),
      }));
    });

import { INCLUSION_PLAN } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';

/** Steps by which Regions Group decides; each is told by a letter. */
const DECIDING: readonly string[] = ['accept', 'return', 'extend'];

/** Every decision of Regions Group on a plan as it was made, oldest first: later steps change none of them. */
export const listPlanDecisionsProcedure = ({ records }: RepServices) =>
  procedureFor('plans.read')
    .input(z.strictObject({ planId: z.string().max(60) }))
    .query(async ({ input }) => {
      const versions = await records.history(INCLUSION_PLAN, input.planId);
      return versions
        .filter(({ step }) => DECIDING.includes(step))
        .flatMap(({ version, at, step, reason, synthetic, content }) => {
          const { laCode, revision, decision, standards, inForce } = content;
          if (!decision) return [];
          const { outcome, reasons, conditions, opensListGate } = decision;
          return {
            ...{ version, at, step, reason, synthetic, laCode, revision, standards, inForce },
            ...{ outcome, reasons, conditions, opensListGate },
          };
        });
    });

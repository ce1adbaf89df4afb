import {
  changedSections,
  expiryWarnings,
  INCLUSION_PLAN,
  listGateOf,
  londonDay,
  PLAN_MACHINE,
  possibleSteps,
} from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { planFacts } from './plan-step.ts';

/** One plan with its template, what changed since it was last submitted, its warnings, and the caller's steps. */
export const showPlanProcedure = ({ records }: RepServices) =>
  procedureFor('plans.read')
    .input(z.strictObject({ planId: z.string().max(60) }))
    .query(async ({ input, ctx }) => {
      const held = await records.get(INCLUSION_PLAN, input.planId);
      const { content } = held;
      return records.look(async (reading) => {
        const day = londonDay(reading.now);
        const { template, standards } = await planFacts(reading, content);
        return {
          ...{ ...held, template, statementIds: standards?.statementIds ?? [] },
          changedSections: changedSections(content),
          listGate: listGateOf(content, day),
          warnings: expiryWarnings(content, day),
          steps: possibleSteps(PLAN_MACHINE, content.state, ctx.caller.role).map(({ event }) => event),
        };
      });
    });

import { INCLUSION_PLAN, londonDay } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { lineOf } from './list-plans.procedure.ts';
import { planDifferences } from './plan-before.ts';

/** What waits for the region's Regions Group: plans to judge and to decide, the longest waiting first. */
export const planQueueProcedure = ({ records, now }: RepServices) =>
  procedureFor('plans.read').query(async ({ ctx: { caller } }) => {
    const reader = { day: londonDay(now().toISOString()), account: caller.subject };
    const waiting = [
      ...(await records.list(INCLUSION_PLAN, { state: 'submitted' })),
      ...(await records.list(INCLUSION_PLAN, { state: 'quality-assured' })),
    ].sort((a, b) => (a.at < b.at ? -1 : 1));
    return Promise.all(
      waiting.map(async (held) => ({
        ...lineOf(held, reader),
        reviewers: new Set(held.content.judgements.map(({ reviewer }) => reviewer)).size,
        changedSections: (await planDifferences(records, held.content)).sections.map(({ id }) => id),
      })),
    );
  });

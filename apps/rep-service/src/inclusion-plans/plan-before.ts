import {
  INCLUSION_PLAN,
  type InclusionPlan,
  type SectionDifference,
  sectionDifferences,
  submissionBefore,
} from '@rep/domain';
import type { Records } from '@rep/records';

/** What a plan is compared with, when that was sent, and the sections that are not as they were. */
export type PlanDifferences = {
  readonly against: 'submission' | 'amended-plan' | null;
  readonly at: string | null;
  readonly sections: readonly SectionDifference[];
};

/** A plan beside its submission before, or else, for an amendment, beside the plan that it amends. */
export async function planDifferences(records: Records, plan: InclusionPlan): Promise<PlanDifferences> {
  const submission = submissionBefore(await records.history(INCLUSION_PLAN, plan.id));
  if (submission) {
    const sections = sectionDifferences(submission.content.sections, plan.sections);
    return { against: 'submission', at: submission.at, sections };
  }
  const amended = plan.amends === null ? null : await records.find(INCLUSION_PLAN, plan.amends);
  if (!amended) return { against: null, at: null, sections: [] };
  return {
    against: 'amended-plan',
    at: null,
    sections: sectionDifferences(amended.content.sections, plan.sections),
  };
}

import type { PlanEvent } from '@rep/domain';
import { acceptForm } from './accept-plan.ts';
import { BOARD } from './board-forms.ts';
import { extendForm, followUpForm } from './follow-up-plan.ts';
import { judgeForm } from './judge-plan.ts';
import type { PlanStepForm } from './plan-step-form.ts';
import { WITH_DFE } from './submission-forms.ts';

export type PlanStepName = Exclude<PlanEvent, 'draft' | 'edit' | 'supersede' | 'warn' | 'expire'>;

/** The steps of a plan as forms; its sections have pages of their own. */
export const PLAN_STEP_FORMS: Readonly<Record<PlanStepName, PlanStepForm>> = {
  ...BOARD,
  ...WITH_DFE,
  judge: judgeForm,
  accept: acceptForm,
  extend: extendForm,
  'follow-up': followUpForm,
};

/** Whether a step has a form of its own. */
export const isForm = (step: string): step is PlanStepName => Object.hasOwn(PLAN_STEP_FORMS, step);

import type { Answers, Field, Typed } from '../forms/field.ts';
import type { FieldProblem } from '../http/field-problems.ts';
import type { Services } from '../services/services.ts';
import type { FoundPlan } from './read-plans.ts';

/** What a step's form is made with. */
export type PlanStepContext = FoundPlan & { readonly services: Services };
type PlanTarget = { readonly planId: string; readonly expectedVersion: number | undefined };

/** A step of a plan as a form. */
export type PlanStepForm = {
  readonly title: string;
  readonly button: string;
  readonly intro?: readonly string[];
  readonly warning?: string;
  readonly dangerous?: boolean;
  fields(context: PlanStepContext): readonly Field[] | Promise<readonly Field[]>;
  /** What stands in the boxes at first. */
  saved?(context: PlanStepContext): Typed;
  check?(answers: Answers, context: PlanStepContext): readonly FieldProblem[];
  take(context: PlanStepContext, target: PlanTarget, answers: Answers): Promise<unknown>;
};

export const nothing = (): readonly Field[] => [];

import type { Pilot, PilotPlanDraft } from '@rep/domain';
import type { Answers, Field, Option, Typed } from '../../forms/field.ts';
import type { FieldProblem } from '../../http/field-problems.ts';

/** What the questions of a pilot are asked with. */
export type Asked = {
  readonly pilot: Pilot;
  /** Authorities of the partnership. */
  readonly members: readonly Option[];
  /** Other authorities of the region. */
  readonly others: readonly Option[];
  /** The partnership's variants of the strand; the value is id and version. */
  readonly variants: readonly Option[];
  /** Guardrails that the strand makes mandatory. */
  readonly mandatory: readonly string[];
};

/** What a page of the form changes. */
export type PilotEdit = { readonly title?: string; readonly plan: PilotPlanDraft };

/** One page of the form: one group of questions. */
export type PilotStep = {
  readonly slug: string;
  readonly title: string;
  readonly intro?: readonly string[];
  fields(asked: Asked): readonly Field[];
  /** What is saved now, as it stands in the boxes. */
  saved(pilot: Pilot, asked: Asked): Typed;
  check?(answers: Answers, asked: Asked): readonly FieldProblem[];
  edit(answers: Answers, asked: Asked): PilotEdit;
};

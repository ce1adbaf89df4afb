import type { Pilot, PilotArea } from '@rep/domain';
import type { SignableFile } from '../../documents/signable-files.ts';
import type { Answers, Field, Option, Typed } from '../../forms/field.ts';
import type { FieldProblem } from '../../http/field-problems.ts';
import type { PartnershipService } from '../../services/partnership.ts';

/** Which pilot a step is of, and the version that the visitor saw. */
type Target = { readonly pilotId: string; readonly expectedVersion: number | undefined };

/** What a step's form is made with. */
export type StepContext = {
  readonly pilot: Pilot;
  /** The partnership's other pilots, for the steps that name one. */
  readonly others: readonly Option[];
  /** The area's files that can be signed, for the step that signs one. */
  readonly files?: readonly SignableFile[];
};

type Common = {
  /** What a link to the step says, and its page's heading. */
  readonly title: string;
  readonly button: string;
  readonly intro?: readonly string[];
  readonly warning?: string;
  readonly dangerous?: boolean;
  fields(context: StepContext): readonly Field[];
  saved?(pilot: Pilot): Typed;
  check?(answers: Answers, context: StepContext): readonly FieldProblem[];
};
/** A step of the pilot as a whole. */
export type PilotStepForm = Common & {
  take(service: PartnershipService, target: Target, answers: Answers): Promise<unknown>;
};
/** A step of one area. */
export type AreaStepForm = Common & {
  take(
    service: PartnershipService,
    target: Target & { readonly laCode: PilotArea['laCode'] },
    answers: Answers,
    context: StepContext,
  ): Promise<unknown>;
};

export const REASON: Field = {
  ...{ name: 'reason', type: 'lines', most: 500, label: 'Why?' },
  hint: 'A sentence or two. It stands in the history. Do not name anybody.',
};
export const nothing = (): readonly Field[] => [];
export const withReason = (): readonly Field[] => [REASON];

import type { HeldDocument } from '../../documents/read-documents.ts';
import type { ToldVersion } from '../../pilots/history-view.ts';
import type { FoundPlan } from '../../plans/read-plans.ts';

/** What a board pack of a plan is made of. */
export type PlanToPrint = {
  readonly found: FoundPlan;
  readonly history: readonly ToldVersion[];
  /** Of the statements it is judged by, by their ids. */
  readonly titles: ReadonlyMap<string, string>;
  readonly documents: readonly HeldDocument[];
};

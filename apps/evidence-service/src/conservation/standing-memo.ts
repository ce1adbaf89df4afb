import type { Totals } from './statement.ts';

/** A state of the store, and the time of reading it by the store's own clock. */
export type Moment = { readonly version: string; readonly at: Date };

/** The standing of everything produced in one state of the store. */
export type Standing = {
  readonly version: string;
  readonly totals: Totals;
  /** While the store stays as it is: when something in flight will next have been so for too long; null is never. */
  readonly until: Date | null;
};

export type StandingMemo = {
  /** The totals of this very state, or null where they must be counted. */
  recall(moment: Moment): Totals | null;
  remember(standing: Standing): void;
};

/** Keeps the last standing counted. Two states never share a version, so what is recalled is what would be counted. */
export function createStandingMemo(): StandingMemo {
  let held: Standing | null = null;
  return {
    recall: ({ version, at }) => {
      if (held?.version !== version) return null;
      return held.until === null || at <= held.until ? held.totals : null;
    },
    remember: (standing) => {
      held = standing;
    },
  };
}

import type { RepId } from '@rep/contracts';
import type { AppRouter } from '@rep/rep-service';
import type { TRPCClient } from '@trpc/client';

/** A partnership's service, called in somebody's name. */
export type Service = TRPCClient<AppRouter>;

/** Who takes a step: one of an authority's two people, or an account of DfE or of health. */
export type By =
  | { readonly laCode: string; readonly does: 'drafter' | 'approver' }
  | { readonly account: string };
export const drafterOf = (laCode: string): By => ({ laCode, does: 'drafter' });
export const approverOf = (laCode: string): By => ({ laCode, does: 'approver' });

/** One call, which makes the next version of one record: so the versions that are held say which steps were taken. */
export type Step = {
  /** The record's id. */
  readonly of: string;
  /** The variant that the call freezes besides, which makes a version of that too. */
  readonly freezes?: string;
  readonly by: By;
  readonly take: (service: Service) => Promise<unknown>;
};

/** Steps in the order in which they are taken. */
export type Chain = readonly Step[];
/** The partnership's service in somebody's name. */
export type Ask = (by: By) => Service;
/** How many steps were taken of each record, by what steps say that they are `of`. */
export type Held = ReadonlyMap<string, number>;
/** Finds out what is held of the records of one room. */
export type AskHeld = (ask: Ask) => Promise<Held>;

/** What is made up for one partnership: once everybody is appointed, its chains go on side by side. */
export type PartnershipExample = {
  readonly repId: RepId;
  readonly chains: readonly Chain[];
  /** Chains of what is recorded of pilots that are there: they begin when the others have come to their ends. */
  readonly later?: readonly Chain[];
  /** What is held of these, beside schemes, variants, pilots and plans. */
  readonly held?: readonly AskHeld[];
};

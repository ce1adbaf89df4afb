import type { RepId } from '@rep/contracts';
import { isApprover, isDrafter } from '@rep/domain';
import type { Viewer } from '../pilots/open-steps.ts';

/** Something that waits for the visitor, or that they should know of. */
export type Matter = {
  readonly href: string;
  readonly text: string;
  readonly detail: string;
  /** The day by which it is to be done, where one is set. */
  readonly due?: string;
};
export type Matters = { readonly steps: readonly Matter[]; readonly warnings: readonly Matter[] };

/** Whose inbox it is, in which partnership. */
export type Reader = Viewer & { readonly repId: RepId };

export const drafts = ({ account, scheme, today }: Viewer): boolean =>
  isDrafter(scheme, account.account, today);
export const approves = ({ account, scheme, today }: Viewer): boolean =>
  isApprover(scheme, account.account, today);
export const isDfe = ({ account }: Viewer): boolean =>
  account.role === 'dfe-policy' || account.role === 'regions-group';

/** Where a partnership's pages begin. */
export const baseOf = ({ repId }: Pick<Reader, 'repId'>): string => `/partnerships/${repId}`;

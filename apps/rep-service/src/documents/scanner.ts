import { DomainError } from '@rep/domain';

/** What a scanner says of a file: nothing found, or the name of what was. */
export type Verdict = { readonly found: string | null };
export type Scanner = {
  /** As it stands beside the file. */
  readonly name: string;
  /** Throws `scanner-away` when there is no verdict: a file is then refused, never kept unscanned. */
  scan(bytes: Uint8Array): Promise<Verdict>;
};

export const scannerAway = (): DomainError =>
  new DomainError(
    'scanner-away',
    'Try again in a few minutes: the virus scanner does not answer, and no file is kept unscanned.',
  );

import { DomainError, type Proposal } from '@rep/domain';
import type { Held } from '@rep/records';

/** The proposal that a step of two records starts from. Throws `record-not-found`. */
export function requireProposal(held: Held<Proposal> | null): Proposal {
  if (held) return held.content;
  throw new DomainError('record-not-found', 'Choose from the list: there is no proposal of that id here.');
}

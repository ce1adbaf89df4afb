import { DomainError } from '@rep/domain';
import type { Difference } from './differences.ts';

/** There is no record of that kind and id here. */
export const recordNotFound = (kind: string): DomainError =>
  new DomainError(
    'record-not-found',
    `Choose from the list: there is no ${kind.replaceAll('-', ' ')} of that id here.`,
  );

/** Somebody else changed the record since it was read: what they changed, so that nothing of either is lost. */
export class StaleVersion extends DomainError<'stale-version'> {
  readonly currentVersion: number;
  readonly changedByRole: string;
  readonly differences: readonly Difference[];
  constructor(current: { version: number; role: string }, differences: readonly Difference[]) {
    super(
      'stale-version',
      'Somebody changed this since you opened it: look at what they changed, then save yours again.',
    );
    this.name = 'StaleVersion';
    this.currentVersion = current.version;
    this.changedByRole = current.role;
    this.differences = differences;
  }
}

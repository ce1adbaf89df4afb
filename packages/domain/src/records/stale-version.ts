import { DomainError } from '../domain-error.ts';
import type { Difference } from './differences.ts';

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

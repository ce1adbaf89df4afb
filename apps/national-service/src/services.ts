import type { Queryable } from '@rep/service-kit';
import type { RegistryRepository } from './registry/registry.repository.ts';

/** What the procedures of the national service work with. */
export type NationalServices = {
  readonly registry: RegistryRepository;
  /** Reads outside transactions. */
  readonly pool: Queryable;
  /** Runs `work` in one transaction: kept when it resolves, undone when it throws. */
  transaction<T>(work: (db: Queryable) => Promise<T>): Promise<T>;
  readonly backlogLimit: number;
  now(): Date;
};

import type { Recording } from '@rep/outbox';
import type { Records } from '@rep/records';
import type { Evidence } from './evidence/evidence.ts';
import type { RegistryRepository } from './registry/registry.repository.ts';

/** What the procedures of the national service work with. */
export type NationalServices = Recording & {
  readonly registry: RegistryRepository;
  readonly records: Records;
  readonly evidence: Evidence;
};

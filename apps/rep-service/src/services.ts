import type { RepId } from '@rep/contracts';
import type { Queryable } from '@rep/service-kit';
import type { PilotRepository } from './pilots/pilot.repository.ts';

/** What the procedures of one partnership work with. */
export type RepServices = {
  readonly repId: RepId;
  /** Reads outside transactions. */
  readonly pool: Queryable;
  /** Runs `work` in one transaction: kept when it resolves, undone when it throws. */
  transaction<T>(work: (db: Queryable) => Promise<T>): Promise<T>;
  readonly pilots: PilotRepository;
  readonly backlogLimit: number;
  now(): Date;
};

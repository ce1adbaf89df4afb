import type { Pool, PoolClient } from '@rep/service-kit';

/** A connection, or a pool of them where each statement stands alone. */
export type Connection = Pool | PoolClient;
/** A connection on which a transaction is open. */
export type Transaction = PoolClient;

import { describe } from 'vitest';
import type { StreamServer } from '../support/stream-server.ts';
import { claimPromises } from './claim.ts';
import { contractStream } from './contract-stream.ts';
import { groupPromises } from './groups.ts';
import { handlerBugPromises } from './handler-bugs.ts';
import { lostPositionPromises } from './lost-positions.ts';
import { orderPromises } from './order.ts';
import { outagePromises } from './outage.ts';
import { pauseAndLagPromises } from './pause-and-lag.ts';
import { rebalancePromises } from './rebalance.ts';
import { recordPromises } from './records.ts';
import { redeliveryPromises } from './redelivery.ts';
import { replayPromises } from './replay.ts';
import { sizeLimitPromises } from './size-limits.ts';

const PROMISES = [
  recordPromises,
  orderPromises,
  sizeLimitPromises,
  redeliveryPromises,
  handlerBugPromises,
  groupPromises,
  rebalancePromises,
  replayPromises,
  pauseAndLagPromises,
  lostPositionPromises,
  claimPromises,
  outagePromises, // last, because it kills the server
];

/** The promises of the port, proved on a real server of either kind. */
export function streamContract(name: string, startServer: () => Promise<StreamServer>): void {
  describe(name, () => {
    const contract = contractStream(startServer);
    for (const prove of PROMISES) prove(contract);
  });
}

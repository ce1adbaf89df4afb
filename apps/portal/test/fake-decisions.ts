import type { AppRouter } from '@rep/rep-service';
import type { TRPCClient } from '@trpc/client';
import { BARNET } from './fake-pilots.ts';

type Client = TRPCClient<AppRouter>;
type Decided = Awaited<ReturnType<Client['inclusionPlans']['decisions']['query']>>[number];

const condition = { id: 'c1', text: 'Name the places.', due: '2026-12-01', metOn: null };
/** Regions Group sent the plan back, and accepted it on a condition later. */
export const returned: Decided = {
  ...{ version: 9, at: '2025-11-02T09:00:00.000Z', step: 'return', reason: 'Say more.', synthetic: false },
  ...{ laCode: BARNET, revision: 1, standards: { set: 'programme-test-set', version: '1' }, inForce: null },
  ...{ outcome: 'return', reasons: ['Say more of health.'], conditions: [condition], opensListGate: false },
};
export const accepted: Decided = {
  ...{ ...returned, version: 17, at: '2026-01-02T09:00:00.000Z', step: 'accept', reason: null, revision: 2 },
  ...{ inForce: { from: '2026-01-03', to: '2027-01-03' }, outcome: 'accept-with-conditions' },
  ...{ reasons: ['It is sound.'], conditions: [condition] },
};

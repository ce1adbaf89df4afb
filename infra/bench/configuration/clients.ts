import type { RepId } from '@rep/contracts';
import type { Identity } from '@rep/identity';
import type { AppRouter as NationalRouter } from '@rep/national-service';
import type { AppRouter as RepRouter } from '@rep/rep-service';
import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client';
import { endpointOf } from '../../test/support/launched.ts';
import { createTokens, type Tokens } from './people.ts';

/** A running system, called in anybody's name. */
export type System = {
  readonly data: string;
  readonly tokens: Tokens;
  urlOf(service: string): string;
  partnership(repId: RepId, as: Identity): TRPCClient<RepRouter>;
  national(as: Identity): TRPCClient<NationalRouter>;
};

export function openSystem(data: string): System {
  const tokens = createTokens(data);
  const urlOf = (service: string): string => endpointOf(data, service)?.url ?? '';
  const headersFor = (as: Identity, audience: `rep-${RepId}` | 'national') => async () => ({
    authorization: `Bearer ${await tokens(as, audience)}`,
  });
  return {
    ...{ data, tokens, urlOf },
    partnership: (repId, as) =>
      createTRPCClient<RepRouter>({
        links: [httpLink({ url: `${urlOf(`rep-${repId}`)}/trpc`, headers: headersFor(as, `rep-${repId}`) })],
      }),
    national: (as) =>
      createTRPCClient<NationalRouter>({
        links: [httpLink({ url: `${urlOf('national')}/trpc`, headers: headersFor(as, 'national') })],
      }),
  };
}

import type { AppRouter } from '@rep/national-service';
import type { TRPCClient } from '@trpc/client';
import { type Address, linksTo, toProblem } from './service-client.ts';

type Client = TRPCClient<AppRouter>;

/** The national service: what DfE policy publishes. Throws as a partnership's service does. */
export type NationalService = {
  call<T>(work: (client: Client) => Promise<T>): Promise<T>;
};

export function createNational(url: string, token: () => Promise<string>): NationalService {
  const address: Address = { service: 'national service', url, token };
  return {
    call: async (work) => {
      try {
        const { createTRPCClient } = await import('@trpc/client');
        return await work(createTRPCClient<AppRouter>({ links: await linksTo(address) }));
      } catch (error) {
        throw toProblem(address.service, error);
      }
    },
  };
}

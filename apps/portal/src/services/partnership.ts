import type { AppRouter } from '@rep/rep-service';
import type { TRPCClient } from '@trpc/client';
import { type Address, linksTo, sendTo, toProblem } from './service-client.ts';

type Client = TRPCClient<AppRouter>;
export type Profile = Awaited<ReturnType<Client['profile']['get']['query']>>;

/** One partnership's own service: `work` is done by its client, in the visitor's name. */
export type PartnershipService = {
  /** Throws Refused with what the service said, HttpProblem 503 when it is away. */
  call<T>(work: (client: Client) => Promise<T>): Promise<T>;
  /** As `call`, by the REST door: for a file, which is no JSON. */
  send(path: string, init?: RequestInit): Promise<Response>;
  profile(): Promise<Profile>;
};

export function createPartnership(url: string, token: Address['token']): PartnershipService {
  const address: Address = { service: 'partnership’s service', url, token };
  const call: PartnershipService['call'] = async (work) => {
    try {
      const { createTRPCClient } = await import('@trpc/client');
      return await work(createTRPCClient<AppRouter>({ links: await linksTo(address) }));
    } catch (error) {
      throw toProblem(address.service, error);
    }
  };
  return {
    call,
    send: (path, init = {}) => sendTo(address, path, init),
    profile: () => call((client) => client.profile.get.query()),
  };
}

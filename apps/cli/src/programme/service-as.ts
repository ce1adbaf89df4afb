import type { AppRouter } from '@rep/rep-service';
import { createTRPCClient, httpLink } from '@trpc/client';
import { CommandError } from '../command-error.ts';
import type { RunningSystem } from '../system/find-system.ts';
import { serviceOf } from '../system/service-of.ts';
import { createTokenSource, type TokenSource } from '../system/tokens.ts';
import type { ServiceAs } from './load-programme.ts';
import { accountOf } from './people.ts';
import type { By, Service } from './step.ts';

type Account = RunningSystem['accounts'][number];

function findAccount({ accounts, directory }: RunningSystem, by: By): Account {
  const wanted = accountOf(by);
  const found = accounts.find(({ account }) => account === wanted);
  if (found) return found;
  throw new CommandError(
    `There is no account "${wanted}" in ${directory}/accounts.json: start the system again.`,
  );
}

/** Clients of the partnerships' services, one for each account, with its own tokens. */
export function createServiceAs(system: RunningSystem): ServiceAs {
  const tokens = new Map<string, TokenSource>();
  const tokensOf = ({ account, password }: Account): TokenSource => {
    const held = tokens.get(account) ?? createTokenSource({ ...system, account, password });
    tokens.set(account, held);
    return held;
  };
  const clients = new Map<string, Service>();
  return (repId, by) => {
    const account = findAccount(system, by);
    const service = serviceOf(repId);
    const key = `${service} ${account.account}`;
    const create = (): Service =>
      createTRPCClient<AppRouter>({
        links: [
          httpLink({
            url: `${system.urlOf(service)}/trpc`,
            headers: async () => ({ authorization: `Bearer ${await tokensOf(account)(service)}` }),
          }),
        ],
      });
    const client = clients.get(key) ?? create();
    clients.set(key, client);
    return client;
  };
}

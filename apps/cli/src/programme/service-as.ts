import type { Producer, RepId } from '@rep/contracts';
import type { AppRouter as NationalRouter } from '@rep/national-service';
import type { AppRouter } from '@rep/rep-service';
import { createTRPCClient, httpLink } from '@trpc/client';
import { CommandError } from '../command-error.ts';
import type { RunningSystem } from '../system/find-system.ts';
import { serviceOf } from '../system/service-of.ts';
import { createTokenSource, type TokenSource } from '../system/tokens.ts';
import type { ServiceAs } from './load-programme.ts';
import type { NationalAs, NationalService } from './national-steps.ts';
import { accountOf } from './people.ts';
import type { By, Service } from './step.ts';

type Account = RunningSystem['accounts'][number];

/** An account of the running system, with its password. */
export function findAccount({ accounts, directory }: RunningSystem, by: By): Account {
  const wanted = accountOf(by);
  const found = accounts.find(({ account }) => account === wanted);
  if (found) return found;
  throw new CommandError(
    `There is no account "${wanted}" in ${directory}/accounts.json: start the system again.`,
  );
}

/** Where a service answers and with what token it is asked, for each account, with its own tokens. */
function createDoors(system: RunningSystem) {
  const tokens = new Map<string, TokenSource>();
  const tokensOf = ({ account, password }: Account): TokenSource => {
    const held = tokens.get(account) ?? createTokenSource({ ...system, account, password });
    tokens.set(account, held);
    return held;
  };
  return (producer: Producer, by: By) => {
    const account = findAccount(system, by);
    const service = serviceOf(producer);
    const headers = async () => ({ authorization: `Bearer ${await tokensOf(account)(service)}` });
    return { url: `${system.urlOf(service)}/trpc`, headers };
  };
}

/** One of each kind for each key. */
function keeping<T>(): (key: string, create: () => T) => T {
  const kept = new Map<string, T>();
  return (key, create) => {
    const found = kept.get(key) ?? create();
    kept.set(key, found);
    return found;
  };
}

/** Clients of the partnerships' services and of the national one, one for each account. */
export function createClients(system: RunningSystem): { serviceAs: ServiceAs; nationalAs: NationalAs } {
  const doorOf = createDoors(system);
  const [services, nationals] = [keeping<Service>(), keeping<NationalService>()];
  return {
    serviceAs: (repId: RepId, by) =>
      services(`${repId} ${accountOf(by)}`, () =>
        createTRPCClient<AppRouter>({ links: [httpLink(doorOf(repId, by))] }),
      ),
    nationalAs: (by) =>
      nationals(accountOf(by), () =>
        createTRPCClient<NationalRouter>({ links: [httpLink(doorOf('national', by))] }),
      ),
  };
}

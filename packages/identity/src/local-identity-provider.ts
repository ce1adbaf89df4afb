import { type Account, accountsSchema, type Identity, MACHINE_IDENTITIES } from './account.ts';
import { checkPassword } from './check-password.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { readJson } from './secret-file.ts';

const machines = new Set(MACHINE_IDENTITIES.map(({ account }) => account));
const identityOf = ({ password: _, ...identity }: Account): Identity => identity;

/** Signs in against accounts.json. Throws with a sentence when the file is not there or not such a list. */
export function createLocalIdentityProvider(accountsFile: string): IdentityProvider {
  const parsed = accountsSchema.safeParse(readJson(accountsFile));
  if (!parsed.success) {
    throw new Error(`${accountsFile} is no list of accounts: start the platform to have one made.`);
  }
  const accounts = new Map(parsed.data.map((account) => [account.account, account]));
  return {
    signIn: async (name, password) => {
      const account = accounts.get(name);
      // An unknown account is checked too, so that the time taken does not tell which accounts exist.
      const fits = checkPassword(password, account?.password ?? 'no such account');
      return fits && account ? identityOf(account) : null;
    },
    find: async (name) => {
      const account = accounts.get(name);
      return account ? identityOf(account) : null;
    },
    people: async () =>
      [...accounts.values()].filter(({ account }) => !machines.has(account)).map(identityOf),
  };
}

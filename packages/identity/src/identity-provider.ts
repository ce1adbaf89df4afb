import type { Identity } from './account.ts';

/**
 * Who vouches for a user. Today a local list of accounts; an OpenID Connect sign-in will take its place without a
 * change in what calls it.
 */
export type IdentityProvider = {
  /** The identity, or null when account and password do not fit; which of the two was wrong is never told. */
  signIn(account: string, password: string): Promise<Identity | null>;
  /** The identity of an account that signed in before, or null when there is no such account any more. */
  find(account: string): Promise<Identity | null>;
  /** Everybody who may sign in and is no machine, for what is sent to people. */
  people(): Promise<readonly Identity[]>;
};

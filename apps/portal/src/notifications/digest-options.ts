import type { Identity, IdentityProvider } from '@rep/identity';
import type { Logger } from '@rep/service-kit';
import type { Services } from '../services/services.ts';
import { type DigestState, type DigestStates, firstState } from './digest-state.ts';
import type { Mailer } from './mailer.ts';
import { type Digest, readDigest } from './read-digest.ts';
import type { Writing } from './write-message.ts';

/** What digests are made with. */
export type DigestOptions = {
  readonly identities: Pick<IdentityProvider, 'people'>;
  readonly states: DigestStates;
  readonly mailer: Mailer;
  readonly writing: Writing;
  readonly logger: Logger;
  /** The hour in London at which a digest falls due. */
  readonly hour: number;
  services(identity: Identity): Services;
  now(): Date;
};

/** Changes what is kept of an account, which begins with the first look at it. */
export async function changeState(
  { states, now, hour }: DigestOptions,
  account: string,
  make: (held: DigestState) => DigestState,
): Promise<DigestState> {
  const first = firstState(account, now(), hour);
  return (await states.change(account, (held) => make(held ?? first))) ?? first;
}

export const digestOf = (
  options: DigestOptions,
  identity: Identity,
  { since }: DigestState,
): Promise<Digest> => readDigest({ account: identity, services: options.services(identity) }, since);

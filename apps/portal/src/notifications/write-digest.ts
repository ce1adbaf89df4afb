import { createHash } from 'node:crypto';
import type { Identity } from '@rep/identity';
import { partnershipsOf } from '../inbox/read-inbox.ts';
import { changeState, type DigestOptions, digestOf } from './digest-options.ts';
import type { DigestState } from './digest-state.ts';
import { type Digest, isEmpty } from './read-digest.ts';
import { writeMessage } from './write-message.ts';

/** The part of a message's id that tells accounts apart and names none. */
export const shortOf = (account: string): string =>
  createHash('sha256').update(account).digest('hex').slice(0, 16);

const allAway = ({ away }: Digest, identity: Identity): boolean =>
  away.length === partnershipsOf(identity).length;

type Due = { readonly identity: Identity; readonly state: DigestState; readonly day: string };

/** Written and kept before it is sent: whatever happens then, the digest of this day is sent, and as this message. */
export async function writeDigest(options: DigestOptions, { identity, state, day }: Due): Promise<void> {
  const at = options.now();
  const digest = await digestOf(options, identity, state);
  // A digest that could tell nothing is written at the next look.
  if (allAway(digest, identity)) return;
  const id = `${day}-${shortOf(identity.account)}`;
  const message = isEmpty(digest) ? null : await writeMessage(options.writing, { identity, digest, id, at });
  const until = at.toISOString();
  await changeState(options, identity.account, (held) => ({
    ...{ ...held, settled: day },
    ...(message
      ? { pending: { message, until, attempts: 0, nextAt: until, problem: null } }
      : { since: until }),
  }));
}

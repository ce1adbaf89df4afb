import type { Identity } from '@rep/identity';
import { changeState, type DigestOptions } from './digest-options.ts';
import type { DigestState } from './digest-state.ts';
import { sendPending } from './send-digest.ts';
import { sendNow } from './send-now.ts';
import { type Frequency, lastDue } from './when-due.ts';
import { writeDigest } from './write-digest.ts';
import { addressOf } from './write-message.ts';

export type Digests = {
  /** Looks once whose digest is due, and sends again what was not taken. One look at a time. */
  look(): Promise<void>;
  /** What the account chose, and what became of its last digest. */
  stateOf(account: string): Promise<DigestState>;
  choose(account: string, frequency: Frequency): Promise<void>;
  /** Writes one out of turn and sends it. Throws what the server said; false when the last is not a minute old. */
  sendNow(identity: Identity): Promise<boolean>;
  wayOf(identity: Identity): 'server' | 'folder';
};

export function createDigests(options: DigestOptions): Digests {
  const { hour, now } = options;
  const stateOf = (account: string): Promise<DigestState> => changeState(options, account, (held) => held);
  const lookAt = async (identity: Identity): Promise<void> => {
    const state = await stateOf(identity.account);
    const { frequency, settled } = state;
    const day = frequency === 'none' ? null : lastDue(frequency, now(), hour);
    if (day !== null && day > settled) await writeDigest(options, { identity, state, day });
    await sendPending(options, await stateOf(identity.account));
  };
  return {
    stateOf,
    wayOf: (identity) => options.mailer.wayOf(addressOf(identity)),
    sendNow: (identity) => sendNow(options, identity),
    look: async () => {
      for (const identity of await options.identities.people()) {
        await lookAt(identity).catch((error: unknown) =>
          options.logger.error({ err: error }, 'a digest could not be written, and is tried again'),
        );
      }
    },
    choose: async (account, frequency) => {
      // Who chooses anew is not sent what fell due before, and who chooses none is sent nothing that waits.
      const settled = lastDue(frequency === 'weekly' ? 'weekly' : 'daily', now(), hour);
      await changeState(options, account, (held) => ({
        ...{ ...held, frequency, settled },
        pending: frequency === 'none' ? null : held.pending,
      }));
    },
  };
}

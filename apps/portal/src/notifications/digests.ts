import { createHash, randomUUID } from 'node:crypto';
import type { Identity, IdentityProvider } from '@rep/identity';
import type { Logger } from '@rep/service-kit';
import { partnershipsOf } from '../inbox/read-inbox.ts';
import type { Services } from '../services/services.ts';
import { type DigestState, type DigestStates, firstState } from './digest-state.ts';
import { type Mailer, mailProblem } from './mailer.ts';
import { type Digest, isEmpty, readDigest } from './read-digest.ts';
import { type Frequency, lastDue, nextAttempt } from './when-due.ts';
import { addressOf, type Writing, writeMessage } from './write-message.ts';

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

const BETWEEN_ASKING_MS = 60_000;
const shortOf = (account: string): string => createHash('sha256').update(account).digest('hex').slice(0, 16);
const allAway = ({ away }: Digest, identity: Identity): boolean =>
  away.length === partnershipsOf(identity).length;

export function createDigests(options: DigestOptions): Digests {
  const { states, mailer, writing, logger, hour, now } = options;
  const known = (account: string) => (held: DigestState | null) => held ?? firstState(account, now(), hour);
  const change = async (account: string, make: (held: DigestState) => DigestState): Promise<void> => {
    await states.change(account, (held) => make(known(account)(held)));
  };
  const stateOf = async (account: string): Promise<DigestState> =>
    (await states.change(account, (held) => (held ? null : firstState(account, now(), hour)))) ??
    firstState(account, now(), hour);
  const read = (identity: Identity, since: string): Promise<Digest> =>
    readDigest({ account: identity, services: options.services(identity) }, since);

  /** Written and kept before it is sent: whatever happens then, this digest is sent, and as this message. */
  async function write(identity: Identity, state: DigestState, day: string): Promise<void> {
    const at = now();
    const digest = await read(identity, state.since);
    // A digest that could tell nothing is written at the next look.
    if (allAway(digest, identity)) return;
    const id = `${day}-${shortOf(identity.account)}`;
    const message = isEmpty(digest) ? null : await writeMessage(writing, { identity, digest, id, at });
    const until = at.toISOString();
    await change(identity.account, (held) => ({
      ...held,
      settled: day,
      ...(message
        ? { pending: { message, until, attempts: 0, nextAt: until, problem: null } }
        : { since: until }),
    }));
  }

  async function send(account: string): Promise<void> {
    const { pending } = await stateOf(account);
    if (!pending || pending.nextAt > now().toISOString()) return;
    const { message, until } = pending;
    try {
      await mailer.deliver(message);
    } catch (error) {
      const attempts = pending.attempts + 1;
      const [problem, nextAt] = [mailProblem(error), nextAttempt(attempts, now())];
      logger.warn({ digest: message.id, attempts, nextAt, problem }, 'the mail server did not take a digest');
      return change(account, (held) =>
        held.pending?.message.id === message.id
          ? { ...held, pending: { ...held.pending, attempts, nextAt, problem } }
          : held,
      );
    }
    const last = { at: now().toISOString(), text: message.text, to: mailer.wayOf(message.to) };
    await change(account, (held) => ({ ...held, since: until, last, pending: null }));
  }

  async function lookAt(identity: Identity): Promise<void> {
    const { account } = identity;
    const state = await stateOf(account);
    const { frequency, settled } = state;
    const day = frequency === 'none' ? null : lastDue(frequency, now(), hour);
    if (day !== null && day > settled) await write(identity, state, day);
    await send(account);
  }

  return {
    stateOf,
    wayOf: (identity) => mailer.wayOf(addressOf(identity)),
    look: async () => {
      for (const identity of await options.identities.people()) {
        await lookAt(identity).catch((error: unknown) =>
          logger.error({ err: error }, 'a digest could not be written, and is tried again'),
        );
      }
    },
    choose: (account, frequency) =>
      change(account, (held) => ({
        ...held,
        frequency,
        // Who chooses anew is not sent what fell due before, and who chooses none is sent nothing that waits.
        settled: lastDue(frequency === 'weekly' ? 'weekly' : 'daily', now(), hour),
        pending: frequency === 'none' ? null : held.pending,
      })),
    sendNow: async (identity) => {
      const { account } = identity;
      const [state, at] = [await stateOf(account), now()];
      if (state.askedAt && at.getTime() - Date.parse(state.askedAt) < BETWEEN_ASKING_MS) return false;
      await change(account, (held) => ({ ...held, askedAt: at.toISOString() }));
      const digest = await read(identity, state.since);
      const id = `${at.toISOString().slice(0, 10)}-${shortOf(account)}-${randomUUID().slice(0, 8)}`;
      const message = await writeMessage(writing, { identity, digest, id, at });
      await mailer.deliver(message);
      const last = { at: at.toISOString(), text: message.text, to: mailer.wayOf(message.to) };
      await change(account, (held) => ({ ...held, last }));
      return true;
    },
  };
}

import { randomUUID } from 'node:crypto';
import type { Identity } from '@rep/identity';
import { changeState, type DigestOptions, digestOf } from './digest-options.ts';
import { shortOf } from './write-digest.ts';
import { writeMessage } from './write-message.ts';

const BETWEEN_ASKING_MS = 60_000;

/** One out of turn: it neither settles a day nor moves what was told. False when the last is not a minute old. */
export async function sendNow(options: DigestOptions, identity: Identity): Promise<boolean> {
  const { account } = identity;
  const at = options.now();
  let early = false;
  const state = await changeState(options, account, (held) => {
    early = held.askedAt !== null && at.getTime() - Date.parse(held.askedAt) < BETWEEN_ASKING_MS;
    return early ? held : { ...held, askedAt: at.toISOString() };
  });
  if (early) return false;
  const digest = await digestOf(options, identity, state);
  const id = `${at.toISOString().slice(0, 10)}-${shortOf(account)}-${randomUUID().slice(0, 8)}`;
  const message = await writeMessage(options.writing, { identity, digest, id, at });
  await options.mailer.deliver(message);
  const last = { at: at.toISOString(), text: message.text, to: options.mailer.wayOf(message.to) };
  await changeState(options, account, (held) => ({ ...held, last }));
  return true;
}

import { changeState, type DigestOptions } from './digest-options.ts';
import type { DigestState } from './digest-state.ts';
import { mailProblem } from './mailer.ts';
import { nextAttempt } from './when-due.ts';

type Pending = NonNullable<DigestState['pending']>;

/** It stays as it is and is tried again, later each time. */
async function keepPending(
  options: DigestOptions,
  account: string,
  { message, attempts: before }: Pending,
  error: unknown,
): Promise<void> {
  const attempts = before + 1;
  const [problem, nextAt] = [mailProblem(error), nextAttempt(attempts, options.now())];
  const told = { digest: message.id, attempts, nextAt, problem };
  options.logger.warn(told, 'the mail server did not take a digest');
  await changeState(options, account, (held) =>
    held.pending?.message.id === message.id
      ? { ...held, pending: { ...held.pending, attempts, nextAt, problem } }
      : held,
  );
}

/** Sends what is written and waits, once its time has come. */
export async function sendPending(options: DigestOptions, { account, pending }: DigestState): Promise<void> {
  const { mailer, now } = options;
  if (!pending || pending.nextAt > now().toISOString()) return;
  const { message, until } = pending;
  try {
    await mailer.deliver(message);
  } catch (error) {
    return keepPending(options, account, pending, error);
  }
  const last = { at: now().toISOString(), text: message.text, to: mailer.wayOf(message.to) };
  await changeState(options, account, (held) => ({ ...held, since: until, last, pending: null }));
}

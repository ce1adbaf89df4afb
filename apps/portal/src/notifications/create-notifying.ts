import { join } from 'node:path';
import type { Portal } from '../http/portal.ts';
import { createSecretKey } from '../kept/secret-key.ts';
import { createDigestStates } from './digest-state.ts';
import { createDigests } from './digests.ts';
import { createMailer, type MailOptions } from './mailer.ts';
import { createUnsubscribing } from './unsubscribe.ts';

export type NotifyingOptions = Pick<Portal, 'identities' | 'services' | 'render' | 'logger'> & {
  /** What the portal keeps of accounts. */
  readonly directory: string;
  readonly publicUrl: string;
  readonly hour: number;
  readonly mail: MailOptions;
  now(): Date;
};

/** Digests, and the links that end them. */
export function createNotifying(options: NotifyingOptions): Pick<Portal, 'digests' | 'unsubscribing'> {
  const { directory, publicUrl, mail, render, ...rest } = options;
  const unsubscribing = createUnsubscribing(createSecretKey(join(directory, 'unsubscribe-key')));
  const unsubscribeUrl = async (account: string): Promise<string> =>
    new URL(`/notifications/unsubscribe/${await unsubscribing.tokenFor(account)}`, publicUrl).href;
  const digests = createDigests({
    ...rest,
    states: createDigestStates(join(directory, 'digests')),
    mailer: createMailer(mail),
    writing: { render, from: mail.from, publicUrl, unsubscribeUrl },
  });
  return { digests, unsubscribing };
}

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../kept/account-files.ts';
import type { Message } from './digest-state.ts';

export type MailOptions = {
  /** smtp:// or smtps://, with a user and a password where the server asks for them. */
  readonly smtpUrl: string | undefined;
  readonly from: string;
  /** Where messages are kept as files that go to no server. */
  readonly directory: string;
};

export type Mailer = {
  /** A message goes to the server, or to the folder: without a server, and for an account without an address. */
  wayOf(to: string): 'server' | 'folder';
  /** Settles once the message is on the disk, or was taken by the server. Throws what the server said. */
  deliver(message: Message): Promise<void>;
};

/** A server that does not answer holds nobody up for long. */
const PATIENCE_MS = 10_000;
const NOBODY = /\.invalid$/;

async function toFolder(directory: string, { id, raw }: Message): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await writeWhole(join(directory, `${id}.eml`), raw);
}

async function toServer({ smtpUrl = '', from }: MailOptions, { to, raw }: Message): Promise<void> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    url: smtpUrl,
    ...{ connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  try {
    await transport.sendMail({ envelope: { from, to }, raw });
  } finally {
    transport.close();
  }
}

/** Sends messages, or keeps them as .eml files. A message that comes twice has one file. */
export function createMailer(options: MailOptions): Mailer {
  const wayOf = (to: string) => (options.smtpUrl === undefined || NOBODY.test(to) ? 'folder' : 'server');
  return {
    wayOf,
    deliver: (message) =>
      wayOf(message.to) === 'folder' ? toFolder(options.directory, message) : toServer(options, message),
  };
}

/** What a mail server's refusal is called, without what it says of addresses. */
export function mailProblem(error: unknown): string {
  const { responseCode, code } = (error instanceof Error ? error : {}) as {
    responseCode?: unknown;
    code?: unknown;
  };
  if (typeof responseCode === 'number') return `it answered ${responseCode}`;
  return typeof code === 'string' ? code : 'it does not answer';
}

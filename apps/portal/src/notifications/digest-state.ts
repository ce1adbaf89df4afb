import { z } from 'zod';
import { type AccountFiles, createAccountFiles } from '../kept/account-files.ts';
import { FREQUENCIES, lastDue } from './when-due.ts';

const instant = z.iso.datetime();
/** A message as it leaves, byte for byte: sent again after a crash it is the same one, by the same Message-ID. */
/** `text` is what it says, for the account's page: without the links that end it. */
const messageSchema = z.object({ id: z.string(), to: z.string(), raw: z.string(), text: z.string() });
export type Message = z.infer<typeof messageSchema>;

const stateSchema = z.object({
  account: z.string(),
  frequency: z.enum(FREQUENCIES),
  /** The day of the last digest that fell due and was seen to: written, or nothing to say. */
  settled: z.iso.date(),
  /** Changes up to here were told. */
  since: instant,
  /** Written and not yet taken by the mail server. */
  pending: z
    .object({
      message: messageSchema,
      until: instant,
      attempts: z.int(),
      nextAt: instant,
      problem: z.string().nullable(),
    })
    .nullable(),
  last: z.object({ at: instant, text: z.string(), to: z.enum(['server', 'folder']) }).nullable(),
  /** When one was last asked for out of turn. */
  askedAt: instant.nullable(),
});
export type DigestState = z.infer<typeof stateSchema>;
export type DigestStates = AccountFiles<DigestState>;

export const createDigestStates = (directory: string): DigestStates =>
  createAccountFiles(directory, stateSchema);

/** Of an account that is met for the first time: its first digest is the next that falls due, not one of the past. */
export const firstState = (account: string, now: Date, hour: number): DigestState => ({
  ...{ account, frequency: 'daily', settled: lastDue('daily', now, hour), since: now.toISOString() },
  ...{ pending: null, last: null, askedAt: null },
});

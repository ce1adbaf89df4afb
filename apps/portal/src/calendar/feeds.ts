import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { createAccountFiles } from '../kept/account-files.ts';

const TOKEN_BYTES = 32;
/** Old addresses that are told that they have ended; of more than these it is only told that there is none. */
const MOST_ENDED = 100;
const hashSchema = z.string().regex(/^[a-f0-9]{64}$/);
const stateSchema = z.object({
  account: z.string(),
  current: z.object({ sha256: hashSchema, madeAt: z.iso.datetime() }).nullable(),
  ended: z.array(hashSchema).max(MOST_ENDED),
});
type FeedState = z.infer<typeof stateSchema>;

/** Secret addresses from which a calendar reads an account's days. Of each only its SHA-256 is kept. */
export type Feeds = {
  /** When the account's address was made, or null while it has none. */
  madeAt(account: string): Promise<string | null>;
  /** Makes a new address and ends the one before. The token is told this once. */
  renew(account: string): Promise<string>;
  end(account: string): Promise<void>;
  /** Whose address it is; `ended` for one that was, null for one that never was. */
  find(token: string): Promise<{ readonly account: string } | 'ended' | null>;
};

const digest = (token: string): string => createHash('sha256').update(token).digest('hex');
const withEnded = (held: FeedState | null): readonly string[] =>
  [...(held?.current ? [held.current.sha256] : []), ...(held?.ended ?? [])].slice(0, MOST_ENDED);

type Known = { readonly account: string } | 'ended';

const knownOf = ({ account, current, ended }: FeedState): readonly (readonly [string, Known])[] => [
  ...ended.map((sha256) => [sha256, 'ended'] as const),
  ...(current ? [[current.sha256, { account }] as const] : []),
];

export function createFeeds(directory: string, now: () => Date): Feeds {
  const files = createAccountFiles(directory, stateSchema);
  let index: Promise<Map<string, Known>> | undefined;
  // Read once: whoever tries addresses is not to read the whole folder each time.
  const known = (): Promise<Map<string, Known>> => {
    index ??= files.all().then((all) => new Map(all.flatMap(knownOf)));
    return index;
  };
  const set = async (account: string, sha256: string | null): Promise<void> => {
    const addresses = await known();
    const current = sha256 === null ? null : { sha256, madeAt: now().toISOString() };
    const kept = await files.change(account, (held) => ({ account, current, ended: [...withEnded(held)] }));
    for (const [address, what] of kept ? knownOf(kept) : []) addresses.set(address, what);
  };
  return {
    madeAt: async (account) => (await files.read(account))?.current?.madeAt ?? null,
    renew: async (account) => {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      await set(account, digest(token));
      return token;
    },
    end: (account) => set(account, null),
    find: async (token) => (await known()).get(digest(token)) ?? null,
  };
}

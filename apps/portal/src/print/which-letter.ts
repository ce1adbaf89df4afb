import { z } from 'zod';
import { formatTime } from '../http/format.ts';

const querySchema = z.object({ version: z.coerce.number().int().min(1).max(1_000_000).optional() });
/** Which of several letters the address names; the last when it names none. */
export type LetterQuery = z.infer<typeof querySchema>;
export const letterQueryOf = (query: unknown): LetterQuery => querySchema.safeParse(query).data ?? {};

type Decided = { readonly version: number; readonly at: string };

/** The address of a letter with what its files need, and links to the other letters of the same record. */
export function otherLetters(
  href: string,
  { shown, all }: { readonly shown: number; readonly all: readonly Decided[] },
) {
  const links = all
    .filter(({ version }) => version !== shown)
    .map(({ version, at }) => ({
      href: `${href}?version=${version}`,
      text: `The letter of ${formatTime(at)}`,
    }));
  return { href, query: `?version=${shown}`, links };
}

import type { Period } from '@rep/contracts';
import { authorityByAnyCode, periodBounds } from '@rep/domain';

/** Says of a code that was printed for a period after its end when it ended; null of every other code. */
export function endedCodeNote(printed: string, period: Period): string | null {
  const authority = authorityByAnyCode(printed);
  const until = authority?.codes.find(({ code }) => code === printed)?.until;
  const begins = periodBounds(period)?.from;
  if (!authority || !until || begins === undefined || begins <= until) return null;
  const since = authority.code === printed ? '' : `; since then its code is ${authority.code}`;
  return `${printed} (${authority.name}) ended on ${until}, before this period${since}.`;
}

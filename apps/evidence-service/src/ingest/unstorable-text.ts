const ESCAPE = Buffer.from('\\u');

const isUnstorable = (text: string): boolean => text.includes('\0') || !text.isWellFormed();

function findIn(value: unknown, path: string): string | null {
  if (typeof value === 'string') return isUnstorable(value) ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, member] of Object.entries(value)) {
    const found = findIn(member, path === '' ? name : `${path}.${name}`);
    if (found !== null) return found;
  }
  return null;
}

/**
 * The path of a text that PostgreSQL cannot hold (U+0000 or half of a surrogate pair), or null. In valid UTF-8 both can
 * only come from an escape, so most events are done after one search for it.
 */
export const findUnstorableText = (bytes: Buffer, event: unknown): string | null =>
  bytes.includes(ESCAPE) ? findIn(event, '') : null;

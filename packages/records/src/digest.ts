import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** SHA-256 of a content as canonical JSON (RFC 8785), in hex: the same content gives the same text on every machine. */
export function digestOf(content: Readonly<Record<string, unknown>>): string {
  const text = canonicalize(content);
  if (text === undefined) throw new Error('the content is not JSON');
  return createHash('sha256').update(text).digest('hex');
}

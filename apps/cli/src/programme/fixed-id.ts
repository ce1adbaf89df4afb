import { createHash } from 'node:crypto';

/** A UUID (version 8) that is the same at every load: the same record is never begun twice. */
export function fixedId(name: string): string {
  const hex = createHash('sha256').update(`example programme/${name}`).digest('hex');
  const [a, b, c, d] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(13, 16), hex.slice(17, 20)];
  return `${a}-${b}-8${c}-8${d}-${hex.slice(20, 32)}`;
}

/** The digest of a document that nobody wrote: examples have none. */
export const digestOfExample = (name: string): string =>
  createHash('sha256').update(`example document/${name}`).digest('hex');

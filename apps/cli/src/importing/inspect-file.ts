import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** What a first pass over a file tells: the sum of its bytes, and why it cannot be read as a table, if it cannot. */
export type InspectedFile = { sha256: string; problem: string | null };

/** In UTF-16 every other byte of an English table is 0; in UTF-8 a 0 is a stray character, and its row's matter. */
const UTF16_SHARE = 0.3;

function isUtf16(first: Buffer): boolean {
  const mark = first.length >= 2 ? first.readUInt16BE(0) : 0;
  const zeros = first.reduce((count, byte) => (byte === 0 ? count + 1 : count), 0);
  return mark === 0xfffe || mark === 0xfeff || zeros > first.length * UTF16_SHARE;
}

/** Reads a file once, for its sum and its encoding: a wrong encoding is found before the first row is sent. */
export async function inspectFile(path: string): Promise<InspectedFile> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let size = 0;
  let problem: string | null = null;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    if (size === 0 && isUtf16(chunk)) problem = 'it is in UTF-16: save it as UTF-8';
    size += chunk.length;
    problem ??= decodes(decoder, chunk, true);
  }
  problem ??= size === 0 ? 'it is empty' : decodes(decoder, new Uint8Array(), false);
  return { sha256: hash.digest('hex'), problem };
}

function decodes(
  decoder: InstanceType<typeof TextDecoder>,
  chunk: Uint8Array,
  stream: boolean,
): string | null {
  try {
    decoder.decode(chunk, { stream });
    return null;
  } catch {
    return 'it is not in UTF-8 (Latin-1 or Windows-1252, by the look of it): save it as UTF-8';
  }
}

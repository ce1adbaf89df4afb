/** PostgreSQL's COPY text format: tab between columns, \N for null, a backslash before what would be taken for those. */
export const NULL = '\\N';
const SPECIAL = /[\\\n\r\t]/;
const SPECIALS = /[\\\n\r\t]/g;
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const SPECIAL_BYTES = [0x5c, 0x0a, 0x0d, 0x09];
const NEWLINE = 0x0a;
/** Bytes of UTF-8 that one UTF-16 unit takes at most. */
const MOST_BYTES = 3;

export const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replace(SPECIALS, (special) => ESCAPED[special] ?? special) : text;

/** JSON without an escape needs none here either. */
const escapedBytes = (bytes: Buffer): Buffer =>
  SPECIAL_BYTES.some((byte) => bytes.includes(byte)) ? Buffer.from(escaped(bytes.toString('utf8'))) : bytes;

/** A row whose last column goes in as the bytes that came; `head` is all before it, with its tab. */
export type RowWithBytes = { readonly head: string; readonly bytes: Buffer };

/** Rows as one buffer. */
export function rowsWithBytes(rows: readonly RowWithBytes[]): Buffer {
  const ready = rows.map(({ head, bytes }) => ({ head, bytes: escapedBytes(bytes) }));
  const most = ready.reduce((sum, { head, bytes }) => sum + head.length * MOST_BYTES + bytes.length + 1, 0);
  const buffer = Buffer.allocUnsafe(most);
  let end = 0;
  for (const { head, bytes } of ready) {
    end += buffer.write(head, end, 'utf8');
    end += bytes.copy(buffer, end);
    buffer[end] = NEWLINE;
    end += 1;
  }
  return buffer.subarray(0, end);
}

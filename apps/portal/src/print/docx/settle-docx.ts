import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const PROPERTIES = 'docProps/core.xml';
const DATES = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g;
/** The first moment that a ZIP can name: every entry has it. */
const NO_TIME = new Date('1980-01-01T00:00:00');

/**
 * The file with the record's date in the place of the clock's, which the library writes into its properties and its
 * entries: the same version of a record gives the same bytes.
 */
export function settleDocx(bytes: Uint8Array, at: string): Buffer {
  const entries = unzipSync(bytes);
  const held = entries[PROPERTIES];
  if (!held) throw new Error(`the document has no ${PROPERTIES}`);
  const instant = new Date(at).toISOString();
  const settled = { ...entries, [PROPERTIES]: strToU8(strFromU8(held).replaceAll(DATES, `$1${instant}`)) };
  const inOrder = Object.fromEntries(Object.entries(settled).sort(([a], [b]) => (a < b ? -1 : 1)));
  return Buffer.from(zipSync(inOrder, { mtime: NO_TIME }));
}

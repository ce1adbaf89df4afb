/** A page of this length is long; the rest is in the file. */
const MOST_CHARACTERS = 50_000;
/** Controls, what turns or hides writing: shown by its number, so that what is read is what is there. */
const HIDDEN = /[^\P{Cc}\n\t]|\p{Cf}|[\u2028\u2029]|(?![ \n\t])\p{Default_Ignorable_Code_Point}/gu;

const byNumber = (sign: string): string =>
  `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;

/** The beginning of a text file as it can be shown, and whether there is more. */
export function shownText(bytes: Uint8Array): { readonly text: string; readonly more: boolean } {
  // Four bytes are the most that a character takes.
  const beginning = new TextDecoder('utf-8').decode(bytes.subarray(0, MOST_CHARACTERS * 4));
  const text = beginning.replaceAll('\r\n', '\n').slice(0, MOST_CHARACTERS);
  return {
    text: text.replaceAll(HIDDEN, byNumber),
    more: text.length < beginning.length || bytes.length > MOST_CHARACTERS * 4,
  };
}

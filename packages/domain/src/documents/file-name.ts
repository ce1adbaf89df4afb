import { DOCUMENT_TYPES, type DocumentType, endingOf } from './document-types.ts';

/** As long as file systems that we know can keep it, in every script. */
const MOST = 120;
/** Controls, what turns or hides writing, private signs, halves of characters: none of it belongs in a name. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** What a path, an address or a command could mean something by. */
const MEANING = /[<>:"|?*\\/%]/g;

/** A file's name, fit to be shown and to be saved under: without its path, and without what cannot be seen. */
export function cleanFileName(given: string, type: DocumentType): string {
  const seen = given.toWellFormed().normalize('NFC');
  const last = seen.split(/[\\/]/).at(-1) ?? '';
  const name = last.replaceAll(HIDDEN, '').replaceAll(MEANING, '-').replaceAll(/\s+/gu, ' ').trim();
  const ending = endingOf(name) || DOCUMENT_TYPES[type].endings[0];
  const stem = name
    .slice(0, endingOf(name) ? -(ending.length + 1) : undefined)
    .replaceAll(/^[\s.-]+|[\s.]+$/gu, '');
  const short = [...stem].slice(0, MOST).join('').trim();
  return `${short || 'document'}.${ending}`;
}

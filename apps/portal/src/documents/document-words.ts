import { type Document, type DocumentFile, type DocumentPurpose, isAreaDocument } from '@rep/domain';
import { areaName } from '../forms/words-of-values.ts';

const PURPOSES: Readonly<Record<DocumentPurpose, string>> = {
  supporting: 'Document of the plan',
  'data-protection-impact': 'Data protection impact assessment',
  'equality-impact': 'Equality impact assessment',
  'data-sharing': 'Data-sharing agreement',
  ethics: 'Ethics approval',
  'exit-plan': 'Exit plan',
};
export const purposeName = (purpose: DocumentPurpose): string => PURPOSES[purpose];

/** The area stands beside the purpose where each authority has such a document. */
export const purposeOfArea = ({ purpose, laCode }: Pick<Document, 'purpose' | 'laCode'>): string =>
  isAreaDocument(purpose) ? `${purposeName(purpose)} of ${areaName(laCode)}` : purposeName(purpose);

const KILOBYTE = 1024;
/** As people say it: 3 KB, 1.2 MB. */
export function sizeInWords(bytes: number): string {
  if (bytes < KILOBYTE) return `${bytes} bytes`;
  const kilobytes = bytes / KILOBYTE;
  return kilobytes < KILOBYTE ? `${Math.round(kilobytes)} KB` : `${(kilobytes / KILOBYTE).toFixed(1)} MB`;
}

export const scanInWords = ({ scan }: Pick<DocumentFile, 'scan'>): string =>
  scan.outcome === 'clean' ? `Nothing found by ${scan.scanner}` : 'Not scanned: no scanner is configured';

/** Withdrawn, signed, or waiting for a signature; a plan's documents are signed by nobody. */
export function standingOf(document: Document, signed: readonly string[]): { text: string; tag: string } {
  if (document.withdrawn) return { text: 'Withdrawn', tag: 'grey' };
  const hashes = document.files.map(({ sha256 }) => sha256);
  if (signed.includes(hashes.at(-1) ?? '')) return { text: 'Signed', tag: 'green' };
  if (hashes.some((hash) => signed.includes(hash)))
    return { text: 'Newer than what was signed', tag: 'yellow' };
  return { text: 'Attached', tag: 'blue' };
}

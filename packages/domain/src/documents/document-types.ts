/** The kinds of file that can be attached, by media type. Nothing else is taken, whatever it is called. */
export const DOCUMENT_TYPES = {
  'application/pdf': { name: 'PDF', endings: ['pdf'] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    ...{ name: 'Word document', endings: ['docx'] },
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    ...{ name: 'Excel workbook', endings: ['xlsx'] },
  },
  'application/vnd.oasis.opendocument.text': { name: 'OpenDocument text', endings: ['odt'] },
  'application/vnd.oasis.opendocument.spreadsheet': { name: 'OpenDocument spreadsheet', endings: ['ods'] },
  'image/png': { name: 'PNG picture', endings: ['png'] },
  'image/jpeg': { name: 'JPEG picture', endings: ['jpg', 'jpeg'] },
  'text/csv': { name: 'CSV table', endings: ['csv'] },
  'text/plain': { name: 'plain text', endings: ['txt'] },
} as const satisfies Readonly<Record<string, { readonly name: string; readonly endings: readonly string[] }>>;
export type DocumentType = keyof typeof DOCUMENT_TYPES;

export const isDocumentType = (mediaType: string): mediaType is DocumentType =>
  Object.hasOwn(DOCUMENT_TYPES, mediaType);
const TYPES = Object.keys(DOCUMENT_TYPES).filter(isDocumentType);
export const DOCUMENT_TYPE_LIST: readonly DocumentType[] = TYPES;

/** What a browser shows by itself without running anything; the rest is for downloading. */
const SHOWN: readonly DocumentType[] = ['application/pdf', 'image/png', 'image/jpeg', 'text/plain'];
export const isShownInline = (type: DocumentType): boolean => SHOWN.includes(type);

/** What stands after the last full stop of a name, in small letters. */
export const endingOf = (name: string): string => /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';

/** The type that a name promises; undefined for one that is not taken. */
export const typeOfName = (name: string): DocumentType | undefined =>
  TYPES.find((type) => DOCUMENT_TYPES[type].endings.some((ending) => ending === endingOf(name)));

/** Browsers that do not know a type send this, and programs of spreadsheets call a CSV theirs. */
const UNKNOWN = ['', 'application/octet-stream'];
const SYNONYMS: Readonly<Partial<Record<DocumentType, readonly string[]>>> = {
  'text/csv': ['text/plain', 'application/csv', 'application/vnd.ms-excel'],
};

/** Whether the sender's own word for the type can be meant for it. */
export function isDeclaredAs(type: DocumentType, declared: string): boolean {
  const [bare = ''] = declared.toLowerCase().split(';');
  const word = bare.trim();
  return word === type || UNKNOWN.includes(word) || (SYNONYMS[type] ?? []).includes(word);
}

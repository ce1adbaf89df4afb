import {
  cleanFileName,
  DOCUMENT_TYPES,
  type DocumentType,
  DomainError,
  isDeclaredAs,
  typeOfName,
} from '@rep/domain';
import { checkOfficeFile } from './check-office-file.ts';
import { refusedFile } from './refused-file.ts';

export type SentFile = { readonly name: string; readonly declaredType: string; readonly bytes: Uint8Array };
type Checked = { readonly name: string; readonly type: DocumentType };

const MEGABYTE = 1024 * 1024;
const ENDINGS = Object.values(DOCUMENT_TYPES).flatMap(({ endings }) => endings);
/** Line ends and tabs belong in a text; other controls are of a program or a terminal. */
const CONTROLS = /[^\P{Cc}\n\r\t]/u;
const isText = (type: DocumentType): boolean => type === 'text/plain' || type === 'text/csv';
const isPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

function typeMeant({ name, declaredType }: SentFile): DocumentType {
  const type = typeOfName(name.trim());
  if (!type)
    throw refusedFile(`Choose a file whose name ends in ${ENDINGS.join(', ')}: other files are not taken.`);
  if (isDeclaredAs(type, declaredType)) return type;
  throw refusedFile('Save the file again under its true type: it was sent as another than its name says.');
}

function checkText(bytes: Uint8Array): void {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refusedFile('Save the text in UTF-8: it cannot be read as text.');
  }
  if (CONTROLS.test(text))
    throw refusedFile('Take the control characters out of the text: it cannot be shown.');
}

/** What the content says it is; undefined for text, which says nothing. Loaded with the first file. */
async function typeOfContent(bytes: Uint8Array): Promise<string | undefined> {
  const { fileTypeFromBuffer } = await import('file-type');
  return (await fileTypeFromBuffer(bytes))?.mime;
}

/** Takes a file for what its content is, if name and sender say the same. Throws a coded error that says what to do. */
export async function checkFile(file: SentFile, mostBytes: number): Promise<Checked> {
  const { bytes, name } = file;
  if (bytes.length === 0) throw refusedFile('Choose a file with something in it: this one is empty.');
  if (bytes.length > mostBytes) {
    const limit = `${Math.floor((mostBytes / MEGABYTE) * 10) / 10} MB`;
    throw new DomainError('document-too-large', `Choose a file of ${limit} or less: this one is larger.`);
  }
  const type = typeMeant(file);
  if (isPacked(bytes)) await checkOfficeFile(bytes);
  const found = await typeOfContent(bytes);
  if (found !== (isText(type) ? undefined : type)) {
    throw refusedFile(`Choose a real ${DOCUMENT_TYPES[type].name}: what is in this file is something else.`);
  }
  if (isText(type)) checkText(bytes);
  return { name: cleanFileName(name, type), type };
}

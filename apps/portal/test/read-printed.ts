import { strFromU8, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** What a reader finds in a PDF: its text, its language, its title and the roles of its structure. */
export async function readPdf(bytes: Uint8Array) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const texts: string[] = [];
  const trees: unknown[] = [];
  for (let at = 1; at <= pdf.numPages; at++) {
    const page = await pdf.getPage(at);
    const { items } = await page.getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
    trees.push(await page.getStructTree());
  }
  const metadata = await pdf.getMetadata();
  // Its types say an object; it is a map.
  const flags: unknown = await pdf.getMarkInfo();
  const marks = flags instanceof Map && flags.get('Marked') === true;
  await pdf.loadingTask.destroy();
  const roles = new Set([...JSON.stringify(trees).matchAll(/"role":"(\w+)"/g)].map((match) => match[1]));
  return {
    text: oneLine(texts.join(' ')),
    pages: texts.length,
    info: metadata.info,
    marks,
    roles: [...roles].sort(),
  };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (xml: string): string =>
  xml.replaceAll(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

/** What a word processor finds in a DOCX: its text, and its parts as XML. */
export function readDocx(bytes: Uint8Array) {
  const parts = unzipSync(new Uint8Array(bytes));
  const xml = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const body = xml('word/document.xml');
  const text = plain(body.replaceAll(/<w:(?:br|p)\b[^>]*>/g, ' ').replaceAll(/<[^>]+>/g, ''));
  return { text: oneLine(text), xml };
}

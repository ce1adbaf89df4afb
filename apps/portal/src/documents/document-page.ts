import { currentFile, DOCUMENT_TYPES, type Document, type DocumentFile } from '@rep/domain';
import { whoInWords } from '../forms/conflict.ts';
import { areaName } from '../forms/words-of-values.ts';
import { formatTime } from '../http/format.ts';
import type { Visit } from '../http/visit.ts';
import { type Cell, type Section, sectionsView } from '../reading/sections.ts';
import { readFileOf } from './document-files.ts';
import { mayChange, type SubjectPage } from './document-subject.ts';
import { purposeName, scanInWords, sizeInWords, standingOf } from './document-words.ts';
import { documentHref, documentOf } from './read-documents.ts';
import { shownText } from './shown-text.ts';

/** The page shows frames and pictures of our own, which no other page does. */
const CONTENT_POLICY = [
  ...["default-src 'none'", "style-src 'self'", "img-src 'self'", "frame-src 'self'"],
  ...["form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"],
].join('; ');

const factsOf = (document: Document, file: DocumentFile, signed: readonly string[]): Section => ({
  summary: [
    ['Standing', standingOf(document, signed)],
    ...(document.withdrawn
      ? ([['Withdrawn', [formatTime(document.withdrawn.at), document.withdrawn.reason]]] as const)
      : []),
    ['What it is for', purposeName(document.purpose)],
    ['Area', areaName(document.laCode)],
    ['Type and size', `${DOCUMENT_TYPES[file.type].name}, ${sizeInWords(file.bytes)}`],
    ['SHA-256', file.sha256],
    ['Attached', `${formatTime(file.at)}, by ${whoInWords(file.role)}`],
    ['Virus scan', scanInWords(file)],
  ],
});

const versionsOf = ({ files }: Document, href: string): Section[] => {
  const earlier = files.map(({ name, at, sha256 }, index): readonly [string, Cell] => [
    `Version ${index + 1}`,
    [
      { text: name, href: `${href}/file?version=${index + 1}&save=yes` },
      ...[`Attached ${formatTime(at)}`, `SHA-256 ${sha256}`],
    ],
  ]);
  return files.length === 1
    ? []
    : [{ title: 'Earlier versions', summary: earlier.slice(0, -1).toReversed() }];
};

async function previewOf(subject: SubjectPage, held: { id: string }, { type }: DocumentFile) {
  if (type === 'application/pdf') return { kind: 'pdf' };
  if (type === 'image/png' || type === 'image/jpeg') return { kind: 'picture' };
  if (type !== 'text/plain' && type !== 'text/csv') return { kind: 'none' };
  return { kind: 'text', ...shownText(await readFileOf(subject, held.id)) };
}

/** The page of one document: what it is, the file itself where it can be shown, and what can be done with it. */
export async function showDocument(visit: Visit, subject: SubjectPage) {
  const held = await documentOf(visit, subject);
  const file = currentFile(held.content);
  const href = documentHref(subject, held);
  const change = mayChange(subject, held.content);
  visit.reply.header('content-security-policy', CONTENT_POLICY);
  return visit.page('document.njk', {
    ...{ href, name: file.name, synthetic: held.synthetic, change },
    back: { href: `${subject.href}/documents`, text: `Back to the documents` },
    facts: sectionsView([factsOf(held.content, file, subject.signed)]),
    versions: sectionsView(versionsOf(held.content, href)),
    preview: await previewOf(subject, held, file),
  });
}

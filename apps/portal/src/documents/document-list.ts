import { currentFile } from '@rep/domain';
import { formatTime } from '../http/format.ts';
import type { Visit } from '../http/visit.ts';
import { showReading } from '../reading/reading-page.ts';
import type { Section } from '../reading/sections.ts';
import type { SubjectPage } from './document-subject.ts';
import { purposeOfArea, sizeInWords, standingOf } from './document-words.ts';
import { documentHref, type HeldDocument, readDocuments } from './read-documents.ts';

const MEGABYTE = 1024 * 1024;
const attachLink = ({ href, choices }: Pick<SubjectPage, 'href' | 'choices'>) =>
  choices.length > 0 ? [{ href: `${href}/documents/new`, text: 'Attach a document' }] : [];

const nothingYet = ({ choices }: Pick<SubjectPage, 'choices'>): string =>
  choices.length > 0
    ? 'None is attached yet. Attach the first: a PDF, a Word, Excel or OpenDocument file, a picture, a CSV or a text.'
    : 'None is attached yet. Whoever the authority has appointed attaches them.';

/** A subject's documents as a part of a page, those that count first. */
export function documentsSection(subject: SubjectPage, documents: readonly HeldDocument[]): Section {
  const sorted = documents.toSorted((a, b) => (a.state === b.state ? 0 : a.state === 'withdrawn' ? 1 : -1));
  return {
    title: 'Documents',
    empty: nothingYet(subject),
    table: {
      caption: 'Attached files, each with what it is for',
      heads: ['File', 'What it is for', 'Standing', 'Attached'],
      rows: sorted.map((held) => {
        const { content } = held;
        const { name, bytes, at } = currentFile(content);
        return [
          { text: name, href: documentHref(subject, held) },
          purposeOfArea(content),
          standingOf(content, subject.signed),
          [formatTime(at), sizeInWords(bytes)],
        ];
      }),
    },
    links: attachLink(subject),
  };
}

/** The page of a subject's documents. */
export async function showDocuments(visit: Visit, subject: SubjectPage) {
  const { documents, mostBytes, scans } = await readDocuments(subject);
  const scanned = scans
    ? 'Each is scanned before it is kept.'
    : 'No virus scanner is configured: open a file only if you know where it comes from.';
  return showReading(visit, {
    title: `Documents: ${subject.title}`,
    back: { href: subject.href, text: subject.back },
    intro: [`Files of up to ${Math.floor(mostBytes / MEGABYTE)} MB. Earlier versions stay. ${scanned}`],
    sections: [documentsSection(subject, documents)],
  });
}

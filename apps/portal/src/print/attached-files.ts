import { currentFile } from '@rep/domain';
import { purposeName, standingOf } from '../documents/document-words.ts';
import type { HeldDocument } from '../documents/read-documents.ts';
import { areaName } from '../forms/words-of-values.ts';
import { formatTime } from '../http/format.ts';
import { type Block, orElse, table } from './printed-document.ts';

/** The files that are attached: each as it stands, and which of them those who sign have signed. */
export const attachedFiles = (documents: readonly HeldDocument[], signed: readonly string[]): Block =>
  orElse(
    documents,
    () =>
      table(
        'Attached files',
        ['File', 'What it is for', 'Standing', 'Attached', 'SHA-256'],
        documents.map(({ content }) => {
          const { name, at, sha256 } = currentFile(content);
          const purpose = `${purposeName(content.purpose)}, ${areaName(content.laCode)}`;
          return [name, purpose, standingOf(content, signed).text, formatTime(at), sha256];
        }),
      ),
    'No file is attached.',
  );

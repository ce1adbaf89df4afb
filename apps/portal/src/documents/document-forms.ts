import { currentFile } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import { textOf } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import type { Visit } from '../http/visit.ts';
import { mayChange, type SubjectPage } from './document-subject.ts';
import { documentHref, documentOf } from './read-documents.ts';
import type { UploadForm } from './upload-form.ts';

const notOpen = (): HttpProblem =>
  new HttpProblem(403, 'Go back to the document: it is not for you to change, or not now.');

export async function withdrawForm(visit: Visit, subject: SubjectPage): Promise<Form> {
  const held = await documentOf(visit, subject);
  if (!mayChange(subject, held.content)) throw notOpen();
  const href = documentHref(subject, held);
  return {
    title: `Withdraw ${currentFile(held.content).name}`,
    ...{ button: 'Withdraw the document', dangerous: true, saved: {}, version: held.version },
    back: { href, text: 'Back to the document' },
    intro: ['It no longer counts. It stays to be read, with your reason: nothing is deleted.'],
    ...(subject.warning && { warning: subject.warning }),
    fields: [
      { ...{ name: 'reason', type: 'lines', most: 500, label: 'Why?' }, hint: 'Do not name anybody.' },
    ],
    take: async (answers) => {
      const input = { documentId: held.id, reason: textOf(answers, 'reason') ?? '' };
      await subject.service.call((client) => client.documents.withdraw.mutate(input));
      return href;
    },
  };
}

export function newForm(subject: SubjectPage): UploadForm {
  if (subject.choices.length === 0) throw notOpen();
  const back = { href: `${subject.href}/documents`, text: 'Back to the documents' };
  return { subject, title: 'Attach a document', choices: subject.choices, back };
}

export async function replaceForm(visit: Visit, subject: SubjectPage): Promise<UploadForm> {
  const held = await documentOf(visit, subject);
  if (!mayChange(subject, held.content)) throw notOpen();
  const { purpose, laCode } = held.content;
  const back = { href: documentHref(subject, held), text: 'Back to the document' };
  const title = `Replace ${currentFile(held.content).name}`;
  return { subject, title, choices: [{ purpose, laCode }], replaces: held.id, back };
}

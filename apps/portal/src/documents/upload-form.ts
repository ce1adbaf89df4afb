import { DOCUMENT_TYPE_LIST, DOCUMENT_TYPES } from '@rep/domain';
import type { FastifyReply } from 'fastify';
import { type FieldProblem, problemContext } from '../http/field-problems.ts';
import type { Visit } from '../http/visit.ts';
import { Refused } from '../services/refused.ts';
import { sendFile } from './document-files.ts';
import type { Choice, SubjectPage } from './document-subject.ts';
import { purposeOfArea } from './document-words.ts';
import { readDocuments } from './read-documents.ts';
import type { Upload } from './receive-upload.ts';

/** A form that sends a file: a new document, or the next version of one. */
export type UploadForm = {
  readonly subject: SubjectPage;
  readonly title: string;
  readonly choices: readonly Choice[];
  /** The document of which the file is the next version. */
  readonly replaces?: string;
  readonly back: { readonly href: string; readonly text: string };
};

const MEGABYTE = 1024 * 1024;
const ENDINGS = DOCUMENT_TYPE_LIST.flatMap((type) => DOCUMENT_TYPES[type].endings.map((each) => `.${each}`));

type Shown = { readonly problems: readonly FieldProblem[]; readonly chosen: string; readonly status: number };

export async function showUpload(
  visit: Visit,
  form: UploadForm,
  { problems, chosen, status }: Shown = { problems: [], chosen: '', status: 200 },
): Promise<FastifyReply> {
  const { mostBytes, scans } = await readDocuments(form.subject);
  const purposes = form.choices.map((choice) => ({
    ...{ value: choice.purpose, text: purposeOfArea(choice), checked: choice.purpose === chosen },
  }));
  return visit.page(
    'document-upload.njk',
    {
      ...{ form, scans, accept: ENDINGS.join(','), warning: form.subject.warning },
      ...{ mostMegabytes: Math.floor(mostBytes / MEGABYTE), ...problemContext(problems) },
      purposes: purposes.length > 1 ? purposes : [],
    },
    status,
  );
}

const problemsOf = (refused: Refused): readonly FieldProblem[] =>
  refused.refusals.length === 0
    ? [{ field: 'file', text: refused.message }]
    : refused.refusals.map(({ fact, whoCanSupply }) => ({
        field: 'file',
        text: `${fact} Ask ${whoCanSupply}.`,
      }));

/** Sends the file on. What is wrong with it is said at its box; it has to be chosen again, as browsers keep no file. */
export async function takeUpload(visit: Visit, form: UploadForm, upload: Upload): Promise<FastifyReply> {
  const chosen = upload.fields['purpose'] ?? '';
  const { file, tooLarge } = upload;
  const [only, second] = form.choices;
  const choice = second ? form.choices.find(({ purpose }) => purpose === chosen) : only;
  const again = (problems: readonly FieldProblem[], status: number) =>
    showUpload(visit, form, { problems, chosen, status });
  if (!choice || !file) {
    return again(
      [
        ...(choice ? [] : [{ field: 'purpose', text: 'Choose what the document is for' }]),
        ...(tooLarge ? [{ field: 'file', text: 'Choose a smaller file: this one is over the limit' }] : []),
        ...(file || tooLarge ? [] : [{ field: 'file', text: 'Choose a file' }]),
      ],
      tooLarge ? 413 : 400,
    );
  }
  try {
    await sendFile(form.subject, { ...choice, ...(form.replaces && { replaces: form.replaces }) }, file);
    return await visit.reply.redirect(form.back.href, 303);
  } catch (error) {
    if (error instanceof Refused) return again(problemsOf(error), error.status);
    throw error;
  }
}

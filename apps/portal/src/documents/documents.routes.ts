import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { showForm, takeForm } from '../forms/form-page.ts';
import type { Room } from '../http/access.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { newForm, replaceForm, withdrawForm } from './document-forms.ts';
import { showDocuments } from './document-list.ts';
import { showDocument } from './document-page.ts';
import { pilotSubject, planSubject, type SubjectPage } from './document-subject.ts';
import { readDocuments } from './read-documents.ts';
import { readUpload, type Upload } from './receive-upload.ts';
import { sendFileOf } from './send-file.ts';
import { showUpload, takeUpload, type UploadForm } from './upload-form.ts';

type SubjectOf = (visit: Visit) => Promise<SubjectPage>;
type Show = (visit: Visit, subject: SubjectPage) => Promise<FastifyReply>;

const SUBJECTS: readonly (readonly [path: string, room: Room, subjectOf: SubjectOf])[] = [
  ['/partnerships/:id/plans/:plan/documents', 'plans', planSubject],
  ['/partnerships/:id/pilots/:pilot/documents', 'pilots', pilotSubject],
];
const READ: readonly (readonly [path: string, show: Show])[] = [
  ['', showDocuments],
  ['/:document', showDocument],
  ['/:document/file', sendFileOf],
];
const UPLOADS: readonly (readonly [
  path: string,
  formOf: (visit: Visit, subject: SubjectPage) => Promise<UploadForm>,
])[] = [
  ['/new', async (_visit, subject) => newForm(subject)],
  ['/:document/replace', replaceForm],
];

type Subject = { readonly path: string; readonly room: Room; readonly subjectOf: SubjectOf };

function addReading(app: FastifyInstance, portal: Portal, { path, room, subjectOf }: Subject): void {
  for (const [at, show] of READ) {
    app.get(
      `${path}${at}`,
      visitors(portal, room, async (visit) => show(visit, await subjectOf(visit))),
    );
  }
}

function addWithdrawing(app: FastifyInstance, portal: Portal, { path, room, subjectOf }: Subject): void {
  const formOf = async (visit: Visit) => withdrawForm(visit, await subjectOf(visit));
  const at = `${path}/:document/withdraw`;
  app.get(
    at,
    visitors(portal, room, async (visit) => showForm(visit, await formOf(visit))),
  );
  app.post(
    at,
    visitors(portal, room, async (visit) => takeForm(visit, await formOf(visit))),
  );
}

const NOTHING: Upload = { fields: {}, file: null, tooLarge: false };

/** A file is read once it is known who sends it, and before the form's token, which stands beside it, is looked at. */
function addUploads(app: FastifyInstance, portal: Portal, { path, room, subjectOf }: Subject): void {
  const uploads = new WeakMap<Visit['request'], Upload>();
  const readBody = async (visit: Visit): Promise<void> => {
    const { mostBytes } = await readDocuments(await subjectOf(visit));
    const upload = await readUpload(visit.request, mostBytes);
    uploads.set(visit.request, upload);
    visit.request.body = upload.fields;
  };
  for (const [at, formOf] of UPLOADS) {
    const form = async (visit: Visit) => formOf(visit, await subjectOf(visit));
    const take = async (visit: Visit) =>
      takeUpload(visit, await form(visit), uploads.get(visit.request) ?? NOTHING);
    app.get(
      `${path}${at}`,
      visitors(portal, room, async (visit) => showUpload(visit, await form(visit))),
    );
    app.post(`${path}${at}`, visitors(portal, room, take, readBody));
  }
}

/** Documents of plans and pilots: their list, each with its file in place, and the forms that attach, replace and withdraw. */
export function documentRoutes(app: FastifyInstance, portal: Portal): void {
  for (const [path, room, subjectOf] of SUBJECTS) {
    const subject = { path, room, subjectOf };
    addReading(app, portal, subject);
    addWithdrawing(app, portal, subject);
    app.register(async (scope) => {
      await scope.register(multipart, { throwFileSizeLimit: false });
      addUploads(scope, portal, subject);
    });
  }
}

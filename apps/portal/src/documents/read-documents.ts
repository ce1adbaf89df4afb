import { HttpProblem } from '@rep/service-kit';
import { z } from 'zod';
import type { Visit } from '../http/visit.ts';
import type { SubjectPage } from './document-subject.ts';

const ownIdSchema = z.object({ document: z.string().regex(/^[a-f0-9]{12}$/) });

export const readDocuments = ({ service, kind, id }: Pick<SubjectPage, 'service' | 'kind' | 'id'>) =>
  service.call((client) => client.documents.list.query({ subjectKind: kind, subjectId: id }));
type Listed = Awaited<ReturnType<typeof readDocuments>>;
export type HeldDocument = Listed['documents'][number];

/** A document's own part of its id, by which its address names it. */
const ownId = ({ id }: Pick<HeldDocument, 'id'>): string => id.slice(id.lastIndexOf('.') + 1);
export const documentHref = (
  subject: Pick<SubjectPage, 'href'>,
  document: Pick<HeldDocument, 'id'>,
): string => `${subject.href}/documents/${ownId(document)}`;

/** The document of the address. Throws HttpProblem 404 for what cannot be one. */
export async function documentOf({ request }: Visit, { service, id }: SubjectPage): Promise<HeldDocument> {
  const params = ownIdSchema.safeParse(request.params);
  if (!params.success)
    throw new HttpProblem(404, 'Choose a document from the list: there is none at this address.');
  const documentId = `${id}.${params.data.document}`;
  return service.call((client) => client.documents.show.query({ documentId }));
}

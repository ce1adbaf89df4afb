import { randomBytes } from 'node:crypto';
import { checkAccess, DOCUMENT, type Document, type DocumentSubject, INCLUSION_PLAN } from '@rep/domain';
import type { Held } from '@rep/records';
import type { Caller } from '@rep/service-kit';
import { seenPilot } from '../pilots/seen-pilot.ts';
import type { RepServices } from '../services.ts';

type Subject = { readonly kind: DocumentSubject; readonly id: string };

/** Who may read what a document belongs to may read the document, and nobody else. Throws for everybody else. */
export async function checkSees(services: RepServices, caller: Caller, { kind, id }: Subject): Promise<void> {
  if (kind === 'pilot') return void (await seenPilot(services, caller, id));
  checkAccess(caller, 'plans.read', services.repId);
  await services.records.get(INCLUSION_PLAN, id);
}

/** A document as this caller may see it. */
export async function seenDocument(
  services: RepServices,
  caller: Caller,
  documentId: string,
): Promise<Held<Document>> {
  const held = await services.records.get(DOCUMENT, documentId);
  await checkSees(services, caller, held.content.subject);
  return held;
}

/** With a subject's id before them they fit the 60 characters that an event has for an id. */
const RANDOM_BYTES = 6;

/** A document's id begins with that of its subject, by which a subject's documents are found. */
export const newDocumentId = ({ id }: Pick<Subject, 'id'>): string =>
  `${id}.${randomBytes(RANDOM_BYTES).toString('hex')}`;
export const documentsOf = ({ id }: Pick<Subject, 'id'>) => ({ idStartsWith: `${id}.` });

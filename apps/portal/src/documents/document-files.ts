import type { Choice, SubjectPage } from './document-subject.ts';

export type UploadedFile = {
  readonly name: string;
  readonly declaredType: string;
  readonly bytes: Uint8Array;
};

/** Reads a version of a document's file; the newest without one. */
export async function readFileOf(
  { service }: Pick<SubjectPage, 'service'>,
  documentId: string,
  version?: number,
): Promise<Uint8Array> {
  const query = new URLSearchParams({ documentId, ...(version && { version: String(version) }) });
  const response = await service.send(`documents/read?${query}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Sends a file on to the service, which checks it, and gives the id under which it is kept. Throws Refused. */
export async function sendFile(
  { service, kind, id }: Pick<SubjectPage, 'service' | 'kind' | 'id'>,
  { purpose, laCode, replaces }: Choice & { readonly replaces?: string },
  { name, declaredType, bytes }: UploadedFile,
): Promise<void> {
  const query = new URLSearchParams({
    ...{ subjectKind: kind, subjectId: id, purpose, laCode, name, declaredType },
    ...(replaces && { replaces }),
  });
  const headers = { 'content-type': 'application/octet-stream' };
  await service.send(`documents/upload?${query}`, { method: 'POST', headers, body: Uint8Array.from(bytes) });
}

import { type AREA_DOCUMENTS, currentFile, isAreaDocument } from '@rep/domain';
import type { PartnershipService } from '../services/partnership.ts';
import { readDocuments } from './read-documents.ts';

/** A file that is attached for an area and can be signed. */
export type SignableFile = {
  readonly kind: (typeof AREA_DOCUMENTS)[number];
  readonly name: string;
  readonly sha256: string;
};

/** What the authority has attached for its own area of a pilot and has not withdrawn. */
export async function signableFiles(
  service: PartnershipService,
  pilotId: string,
  laCode: string,
): Promise<readonly SignableFile[]> {
  const { documents } = await readDocuments({ service, kind: 'pilot', id: pilotId });
  return documents.flatMap(({ content }) => {
    const { purpose } = content;
    if (content.withdrawn || content.laCode !== laCode || !isAreaDocument(purpose)) return [];
    const { name, sha256 } = currentFile(content);
    return [{ kind: purpose, name, sha256 }];
  });
}

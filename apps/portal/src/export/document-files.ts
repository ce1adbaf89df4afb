import { DOCUMENT } from '@rep/domain';
import type { PartnershipService } from '../services/partnership.ts';
import type { ArchiveFile } from './archive-file.ts';
import { type Begun, type Version, versionsOf } from './read-versions.ts';

/** Of a type that documents may have; a name that somebody gave decides nothing. */
const endingOf = (name: string): string => /\.[a-z0-9]{1,5}$/i.exec(name)?.[0].toLowerCase() ?? '';

function filesOf(service: PartnershipService, { id, content }: Version): readonly ArchiveFile[] {
  return DOCUMENT.schema.parse(content).files.map(({ name }, at) => ({
    ...{ name: `documents/${id}/${at + 1}${endingOf(name)}`, rows: false },
    pieces: async function* () {
      const asked = new URLSearchParams({ documentId: id, version: String(at + 1) });
      const { body } = await service.send(`documents/read?${asked}`);
      if (body) yield* body;
    },
  }));
}

/** Every version of every document, byte for byte, under its document's id: what each is stands in its record. */
export async function* documentFiles(
  service: PartnershipService,
  { exportId, kinds }: Begun,
): AsyncGenerator<ArchiveFile> {
  const { kind } = DOCUMENT;
  if (!kinds.includes(kind)) return;
  for await (const version of versionsOf(service, { exportId, kind, newest: true })) {
    yield* filesOf(service, version);
  }
}

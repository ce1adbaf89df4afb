import type { Readable } from 'node:stream';
import type { PartnershipService, Profile } from '../services/partnership.ts';
import { type ArchiveFile, textFile, type WrittenFile } from './archive-file.ts';
import { documentFiles } from './document-files.ts';
import { readMe } from './read-me.ts';
import { type Begun, beginExport } from './read-versions.ts';
import { recordFiles } from './record-files.ts';
import { tableFiles } from './table-files.ts';
import { writeArchive } from './write-archive.ts';

async function* filesOf(
  service: PartnershipService,
  { name }: Profile,
  begun: Begun,
): AsyncGenerator<ArchiveFile> {
  yield textFile('README.txt', readMe(name, begun));
  yield* recordFiles(service, begun);
  yield* tableFiles(service, begun);
  yield* documentFiles(service, begun);
}

const manifestOf = (
  { repId, name }: Profile,
  { exportId, until }: Begun,
  files: readonly WrittenFile[],
): ArchiveFile =>
  textFile(
    'manifest.json',
    `${JSON.stringify({ partnership: { id: repId, name }, exportId, until, files }, null, 2)}\n`,
  );

/** All that a partnership has and the visitor may read, as a ZIP that is made while it is sent. */
export async function exportPartnership(
  service: PartnershipService,
  profile: Profile,
  failed: (error: unknown) => void,
): Promise<Readable> {
  const begun = await beginExport(service);
  return writeArchive(filesOf(service, profile, begun), {
    at: begun.until,
    manifest: (files) => manifestOf(profile, begun, files),
    failed,
  });
}

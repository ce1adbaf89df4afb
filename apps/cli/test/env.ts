import { fileURLToPath } from 'node:url';

/** Folder of the published releases: RELEASE_DATA, or beside the repository. */
export const releaseData =
  process.env['RELEASE_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));

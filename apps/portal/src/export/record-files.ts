import type { PartnershipService } from '../services/partnership.ts';
import type { ArchiveFile } from './archive-file.ts';
import { type Begun, versionsOf } from './read-versions.ts';

/** Every version of every record, a file for each kind and a line of JSON for each version. */
export const recordFiles = (
  service: PartnershipService,
  { exportId, kinds }: Begun,
): readonly ArchiveFile[] =>
  kinds.map((kind) => ({
    ...{ name: `records/${kind}.jsonl`, rows: true },
    pieces: async function* () {
      for await (const version of versionsOf(service, { exportId, kind, newest: false })) {
        yield `${JSON.stringify({ kind, ...version })}\n`;
      }
    },
  }));

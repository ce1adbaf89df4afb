import { stringify } from 'csv-stringify/sync';
import type { PartnershipService } from '../services/partnership.ts';
import type { ArchiveFile } from './archive-file.ts';
import { type Begun, versionsOf } from './read-versions.ts';
import { TABLES } from './tables.ts';

/** A cell that a spreadsheet would take for a formula has an apostrophe before it. */
const line = (cells: readonly unknown[]): string =>
  stringify([[...cells]], {
    ...{ record_delimiter: '\n', escape_formulas: true },
    cast: { boolean: (held) => String(held) },
  });

/** The tables of the kinds that the export holds, with the records as they stand. */
export const tableFiles = (service: PartnershipService, { exportId, kinds }: Begun): readonly ArchiveFile[] =>
  TABLES.filter(({ kind }) => kinds.includes(kind)).map(({ name, kind, columns, rowsOf }) => ({
    ...{ name: `tables/${name}.csv`, rows: false },
    pieces: async function* () {
      yield line(columns);
      for await (const version of versionsOf(service, { exportId, kind, newest: true })) {
        for (const row of rowsOf(version)) yield line(row);
      }
    },
  }));

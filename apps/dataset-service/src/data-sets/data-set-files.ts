import {
  checkTable,
  dataCsv,
  type ManifestFile,
  type ManifestSource,
  manifestJson,
  metaCsv,
} from '@rep/dataset-format';
import type { Areas } from '../evidence/read-areas.ts';
import type { ObservationRow } from '../evidence/read-observations.ts';
import type { DataSetRequest } from './catalogue.ts';
import { toTable } from './to-table.ts';

const NOTES = [
  'No disclosure control was applied here: the values are official figures as already published.',
  'x: not available. z: not applicable. c: confidential. low: rounds to zero. None of them is a zero.',
  'Official statistics in development: not intended to rank local authorities in terms of performance.',
  'Rows may still be added and values revised: the headers rep-complete, rep-may-change and rep-may-grow of the answer say how it stands.',
  'Only those local areas involved are testing; it does not change the statutory duties or rights.',
];

function sourcesOf(rows: readonly ObservationRow[]): readonly ManifestSource[] {
  const counts = new Map<string, ManifestSource>();
  for (const { release } of rows) {
    const key = `${release.name}\u0000${release.version}`;
    const held = counts.get(key) ?? { release: release.name, version: release.version, rows: 0 };
    counts.set(key, { ...held, rows: held.rows + 1 });
  }
  return [...counts.keys()].sort().flatMap((key) => counts.get(key) ?? []);
}

/** The data file and its metadata, with what is wrong with them by the rules of EES. */
export function filesOf(request: DataSetRequest, rows: readonly ObservationRow[], areas: Areas) {
  const table = toTable(request.dataSet.dataset, rows, areas);
  const suffix = request.partnership ? `_${request.partnership}` : '';
  const name = `${request.dataSet.id}${suffix}`;
  const meta = metaCsv(table);
  return {
    problems: checkTable(table),
    data: { name: `${name}.csv`, content: dataCsv(table), rows: rows.length },
    meta: { name: `${name}.meta.csv`, content: meta, rows: meta.split('\n').length - 2 },
    manifestName: `${name}.manifest.json`,
  };
}

type Content = {
  readonly asOf: string;
  readonly rows: readonly ObservationRow[];
  readonly files: readonly ManifestFile[];
};

/** The manifest of the files: the same content gives the same bytes. */
export const manifestOf = ({ dataSet, partnership }: DataSetRequest, content: Content): string =>
  manifestJson({
    id: dataSet.id,
    title: dataSet.title,
    description: dataSet.description,
    partnership: partnership ?? 'all',
    asOf: content.asOf,
    sources: sourcesOf(content.rows),
    files: content.files,
    notes: NOTES,
    publisher: dataSet.publisher,
  });

import { ENGLAND_CODE } from '@rep/contracts';
import {
  checkTable,
  dataCsv,
  type ManifestFile,
  type ManifestSource,
  manifestJson,
  metaCsv,
} from '@rep/dataset-format';
import { HttpProblem, type Logger } from '@rep/service-kit';
import type { EvidenceClient } from '../evidence/evidence-client.ts';
import { type Areas, readAreas } from '../evidence/read-areas.ts';
import { type ObservationRow, readObservations } from '../evidence/read-observations.ts';
import type { DataSet } from './catalogue.ts';
import { toTable } from './to-table.ts';

export type DataSetRequest = {
  readonly dataSet: DataSet;
  readonly partnership: string | undefined;
  readonly asOf: string | undefined;
};

export type BuiltDataSet = {
  readonly data: ManifestFile;
  readonly meta: ManifestFile;
  readonly manifest: ManifestFile;
  readonly asOf: string;
  readonly complete: boolean;
  readonly mayChange: boolean;
};

export type DataSetBuilder = (request: DataSetRequest) => Promise<BuiltDataSet>;

const NOTES = [
  'No disclosure control was applied here: the values are official figures as already published.',
  'x: not available. z: not applicable. c: confidential. low: rounds to zero. None of them is a zero.',
  'Official statistics in development: not intended to rank local authorities in terms of performance.',
  'Only those local areas involved are testing; it does not change the statutory duties or rights.',
];

function areaCodesOf(areas: Areas, id: string): readonly string[] {
  const partnership = areas.partnerships.find((candidate) => candidate.id === id);
  if (!partnership) throw new HttpProblem(404, 'Check "partnership": there is no partnership of that id.');
  const members = partnership.members.map((member) => member.authority.code);
  return [...members, partnership.region.code, ENGLAND_CODE];
}

const laterOf = (a: string, b: string): string => (Date.parse(b) > Date.parse(a) ? b : a);

function sourcesOf(rows: readonly ObservationRow[]): readonly ManifestSource[] {
  const counts = new Map<string, ManifestSource>();
  for (const { release } of rows) {
    const key = `${release.name}\u0000${release.version}`;
    const held = counts.get(key) ?? { release: release.name, version: release.version, rows: 0 };
    counts.set(key, { ...held, rows: held.rows + 1 });
  }
  return [...counts.keys()].sort().flatMap((key) => counts.get(key) ?? []);
}

function filesOf(request: DataSetRequest, rows: readonly ObservationRow[], areas: Areas) {
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

function manifestOf(request: DataSetRequest, asOf: string, parts: readonly ManifestFile[]) {
  return (sources: readonly ManifestSource[]): string =>
    manifestJson({
      id: request.dataSet.id,
      title: request.dataSet.title,
      description: request.dataSet.description,
      partnership: request.partnership ?? 'all',
      asOf,
      sources,
      files: parts,
      notes: NOTES,
      publisher: request.dataSet.publisher,
    });
}

/**
 * Builds a data set from evidence. `asOf` defaults to the latest recorded time among its rows, so that asking again with
 * the time that the answer names gives the same bytes unless an earlier row is added meanwhile. Throws HttpProblem: 404
 * without rows, 503 when evidence is away or the table does not pass its checks.
 */
export function createDataSetBuilder(evidence: EvidenceClient, logger: Logger): DataSetBuilder {
  return async (request) => {
    const areas = await readAreas(evidence);
    const { dataset } = request.dataSet;
    const filter = request.partnership
      ? { dataset, areas: areaCodesOf(areas, request.partnership) }
      : { dataset };
    const { rows, completeness } = await readObservations(evidence, filter, request.asOf);
    if (rows.length === 0) {
      throw new HttpProblem(
        404,
        'This data set held no rows at that time: choose a later one, or import it.',
      );
    }
    const asOf = request.asOf ?? rows.map((row) => row.recordedAt).reduce(laterOf);
    const { problems, data, meta, manifestName } = filesOf(request, rows, areas);
    if (problems.length > 0) {
      logger.error({ dataSet: request.dataSet.id, problems }, 'a data set does not pass its checks');
      throw new HttpProblem(
        503,
        'This data set does not pass its checks: report it and use another for now.',
      );
    }
    const content = manifestOf(request, asOf, [data, meta])(sourcesOf(rows));
    const manifest = { name: manifestName, content, rows: 0 };
    const { complete, mayChange } = completeness;
    return { data, meta, manifest, asOf, complete, mayChange };
  };
}

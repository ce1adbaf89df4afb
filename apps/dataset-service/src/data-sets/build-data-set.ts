import { ENGLAND_CODE } from '@rep/contracts';
import type { ManifestFile } from '@rep/dataset-format';
import { HttpProblem, type Logger } from '@rep/service-kit';
import type { EvidenceClient } from '../evidence/evidence-client.ts';
import { type Areas, readAreas } from '../evidence/read-areas.ts';
import { readObservations } from '../evidence/read-observations.ts';
import type { DataSetRequest } from './catalogue.ts';
import { filesOf, manifestOf } from './data-set-files.ts';

export type BuiltDataSet = {
  readonly data: ManifestFile;
  readonly meta: ManifestFile;
  readonly manifest: ManifestFile;
  readonly asOf: string;
  readonly complete: boolean;
  readonly mayChange: boolean;
  readonly mayGrow: boolean;
};

export type DataSetBuilder = (request: DataSetRequest) => Promise<BuiltDataSet>;

function areaCodesOf(areas: Areas, id: string): readonly string[] {
  const partnership = areas.partnerships.find((candidate) => candidate.id === id);
  if (!partnership) throw new HttpProblem(404, 'Check "partnership": there is no partnership of that id.');
  const members = partnership.members.map((member) => member.authority.code);
  return [...members, partnership.region.code, ENGLAND_CODE];
}

const laterOf = (a: string, b: string): string => (Date.parse(b) > Date.parse(a) ? b : a);

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
    const content = manifestOf(request, { asOf, rows, files: [data, meta] });
    const manifest = { name: manifestName, content, rows: 0 };
    const { complete, mayChange, mayGrow } = completeness;
    return { data, meta, manifest, asOf, complete, mayChange, mayGrow };
  };
}

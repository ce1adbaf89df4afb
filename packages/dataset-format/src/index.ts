export { checkTable } from './check-table.ts';
export { dataCsv } from './data-csv.ts';
export { GEOGRAPHY_COLUMNS } from './geography.ts';
export { type ManifestFile, type ManifestSource, manifestJson, sha256Hex } from './manifest.ts';
export { metaCsv } from './meta-csv.ts';
export type { FilterColumn, IndicatorColumn, Table, TableArea, TableRow } from './table.ts';

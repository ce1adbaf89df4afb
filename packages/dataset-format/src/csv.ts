import { stringify } from 'csv-stringify/sync';

/** RFC 4180 quoting, LF line ends, no byte order mark: what EES accepts, and the same bytes on every machine. */
export const writeCsv = (records: readonly (readonly string[])[]): string =>
  stringify(
    records.map((record) => [...record]),
    { record_delimiter: '\n', bom: false },
  );

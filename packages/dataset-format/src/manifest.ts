import { createHash } from 'node:crypto';

/** A file of a data set, as it is served. */
export type ManifestFile = { readonly name: string; readonly content: string; readonly rows: number };

/** A release that rows of the data set came from. */
export type ManifestSource = { readonly release: string; readonly version: string; readonly rows: number };

export type ManifestInput = {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** `all`, or the partnership that the rows are limited to. */
  readonly partnership: string;
  /** Latest recorded time that the data set knows: the only time in the manifest, so that its bytes repeat. */
  readonly asOf: string;
  readonly sources: readonly ManifestSource[];
  readonly files: readonly ManifestFile[];
  readonly notes: readonly string[];
  /** Who published the figures, for the attribution. */
  readonly publisher: string;
};

const FORMAT = 'rep-data-set/1';
const GENERATED_BY = { name: '@rep/dataset-format', version: '0.1.0' };
const LICENCE = {
  name: 'Open Government Licence v3.0',
  url: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
};
const ATTRIBUTION = 'Contains public sector information licensed under the Open Government Licence v3.0.';

/** SHA-256 of a text in UTF-8, in hex. */
export const sha256Hex = (content: string): string =>
  createHash('sha256').update(content, 'utf8').digest('hex');

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sortKeys(item)]),
  );
}

const describeFile = (file: ManifestFile) => ({
  name: file.name,
  rows: file.rows,
  bytes: Buffer.byteLength(file.content, 'utf8'),
  sha256: sha256Hex(file.content),
});

/** The manifest as JSON with its keys sorted: the same input gives the same bytes. */
export function manifestJson(input: ManifestInput): string {
  const { files, sources, publisher, ...rest } = input;
  const manifest = {
    ...rest,
    format: FORMAT,
    generatedBy: GENERATED_BY,
    licence: { ...LICENCE, attribution: `${ATTRIBUTION} Source: ${publisher}.` },
    sources: sources.map((source) => ({ ...source })),
    files: files.map(describeFile),
    notes: [...input.notes],
  };
  return `${JSON.stringify(sortKeys(manifest), null, 2)}\n`;
}

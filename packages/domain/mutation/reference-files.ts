/** Tables of names and words: what they say is read in the pages and checked against its source, not by a rule. */
export const REFERENCE: readonly { readonly files: RegExp; readonly why: string }[] = [
  {
    files:
      /src\/measures\/(annual-reviews|assessments|placements|primary-needs|requests|timeliness|tribunal)\.ts$/,
    why: 'the names of columns in published files with their words for the pages, and no rule; importer and services read figures by them.',
  },
];
export const isReference = (file: string): boolean => REFERENCE.some(({ files }) => files.test(file));

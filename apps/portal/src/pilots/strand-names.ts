import { STRAND_TEMPLATES } from '@rep/domain';

const inWords = (slug: string): string => {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** A strand by its title. One that was published later is named by its own words. */
export const strandName = (value: string): string =>
  STRAND_TEMPLATES.find(({ strand }) => strand === value)?.title ?? inWords(value);

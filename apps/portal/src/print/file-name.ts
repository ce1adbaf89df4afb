const MOST = 80;

const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/ł/gi, 'l')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
const trimmed = (text: string): string => text.replaceAll(/^-+|-+$/g, '');

/** A name of a file that every system takes, with the version of what it prints at its end however long the title is. */
export const fileNameOf = (what: string, title: string, version: number): string =>
  `${trimmed(slug(`${what} ${title}`).slice(0, MOST))}-v${version}`;

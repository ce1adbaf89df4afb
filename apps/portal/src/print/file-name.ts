const MOST = 60;

/** A name of a file that every system takes: words of letters and digits with hyphens between them. */
export const fileNameOf = (...parts: readonly string[]): string =>
  parts
    .join(' ')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/ł/gi, 'l')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, MOST)
    .replaceAll(/^-+|-+$/g, '');

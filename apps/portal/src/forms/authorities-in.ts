import { AUTHORITIES, type Authority } from '@rep/domain';
import { linesIn } from './lines-in.ts';

const OF_TODAY = AUTHORITIES.filter(({ until }) => until === null);

/** The authority of today that a line names, by its code or its name. */
const named = (line: string): Authority | undefined =>
  OF_TODAY.find(({ code, name }) => code === line || name.toLowerCase() === line.toLowerCase());

/** The authorities of a text, one a line, and the lines that name none. */
export function authoritiesIn(text: string | null) {
  const lines = linesIn(text).map((line) => ({ line, authority: named(line.replace(/ \(E\d{8}\)$/, '')) }));
  return {
    authorities: lines.flatMap(({ authority }) => authority ?? []),
    unknown: lines.filter(({ authority }) => !authority).map(({ line }) => line),
  };
}

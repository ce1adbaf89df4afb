/**
 * A column's name as words, for one that nobody has described: underscores become spaces and the first letter a capital.
 * Abbreviations stay as they are, because what they stand for would be a guess.
 */
export function humaniseMeasure(name: string): string {
  const words = name.replaceAll('_', ' ').replaceAll(/ +/g, ' ').trim();
  return words === '' ? name : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

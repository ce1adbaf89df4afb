/** Steps of one letter between two words (Levenshtein). */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(swap, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** The known words nearest to a mistaken one: those that contain it first, then by the letters that differ. */
export function nearest(mistaken: string, known: readonly string[], count: number): string[] {
  const wanted = mistaken.toLowerCase();
  return known
    .map((word) => {
      const folded = word.toLowerCase();
      return { word, score: folded.includes(wanted) ? 0 : distance(wanted, folded) };
    })
    .sort((a, b) => a.score - b.score || (a.word < b.word ? -1 : 1))
    .slice(0, count)
    .map(({ word }) => word);
}

/** "a", "a or b", "a, b or c". */
export const orList = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

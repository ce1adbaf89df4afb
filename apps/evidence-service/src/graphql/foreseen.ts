/** A value that the query was searched for beforehand. */
export function foreseen<T>(value: T | null): T {
  if (value === null) throw new Error('A field was resolved that nobody asked for.');
  return value;
}

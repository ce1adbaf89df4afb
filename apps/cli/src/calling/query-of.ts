const isText = (value: unknown): boolean => typeof value === 'string';
const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null;
const written = (value: unknown): string => (isText(value) ? String(value) : JSON.stringify(value));

/** Fields of a question as the REST door reads them: text as it is, a list by repeating the name, anything else as JSON. */
export function queryOf(input: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(input).flatMap(([name, value]) => {
    const values: readonly unknown[] = Array.isArray(value) && value.every(isScalar) ? value : [value];
    return values.map((each): [string, string] => [name, written(each)]);
  });
  return new URLSearchParams(pairs).toString();
}

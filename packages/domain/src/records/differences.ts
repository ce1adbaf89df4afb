/** One place in which two versions differ. `path` joins field names and positions with dots; absent is undefined. */
export type Difference = { readonly path: string; readonly before: unknown; readonly after: unknown };

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Where two contents differ, leaf by leaf, in the order of their fields. */
export function differencesOf(before: unknown, after: unknown, path = ''): Difference[] {
  if (Object.is(before, after)) return [];
  if (!isTree(before) || !isTree(after) || Array.isArray(before) !== Array.isArray(after)) {
    return [{ path, before, after }];
  }
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields].flatMap((field) =>
    differencesOf(before[field], after[field], path === '' ? field : `${path}.${field}`),
  );
}

import type { Table, TableArea } from './table.ts';

type Pair = { readonly kind: string; readonly code: string; readonly name: string };

const pairsOf = (area: TableArea): readonly Pair[] => {
  if (area.level === 'National') return [];
  const region = { kind: 'region', code: area.regionCode, name: area.regionName };
  if (area.level === 'Regional') return [region];
  return [
    region,
    { kind: 'authority', code: area.newLaCode, name: area.laName },
    { kind: 'authority (old code)', code: area.oldLaCode, name: area.laName },
  ];
};

const isTotal = (pair: Pair): boolean => /^total$/i.test(pair.name) || /^total$/i.test(pair.code);

/** A code may have one name only, in every row; geography columns hold no "Total" and no blank. */
export function checkCodes(table: Table): readonly string[] {
  const names = new Map<string, string>();
  const problems = new Set<string>();
  for (const pair of table.rows.flatMap((row) => pairsOf(row.area))) {
    if (pair.code === '' || pair.name === '') problems.add(`a ${pair.kind} has a blank code or name`);
    if (isTotal(pair)) problems.add(`"Total" stands as a ${pair.kind}`);
    const key = `${pair.kind} ${pair.code}`;
    const held = names.get(key) ?? pair.name;
    names.set(key, held);
    if (held !== pair.name) problems.add(`${key} is called both "${held}" and "${pair.name}"`);
  }
  return [...problems];
}

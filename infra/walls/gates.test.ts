import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { GATES } from '@rep/domain';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const table = readFileSync(`${root}docs/gates.md`, 'utf8');
const ROW = /^\| (G\d+|all)\s*\| .+? \| `([^`]+)`\s*\| `([^`]+)` "([^"]+)"\s*\|$/gm;
const rows = [...table.matchAll(ROW)].map(([, gate = '', enforced = '', file = '', title = '']) => ({
  ...{ gate, enforced, file, title },
}));

test('every gate that bites in configuration has its row', () => {
  expect([...new Set(rows.map(({ gate }) => gate))]).toEqual([...GATES, 'all']);
  expect(rows).toHaveLength(table.split('\n').filter((line) => /^\| (G|all)/.test(line)).length);
});

test.each(rows)('$gate is enforced in $enforced and proved by "$title"', ({ enforced, file, title }) => {
  expect(existsSync(`${root}${enforced}`), enforced).toBe(true);
  expect(readFileSync(`${root}${file}`, 'utf8')).toContain(`'${title}'`);
});

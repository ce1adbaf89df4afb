import { expect, test } from 'vitest';
import { refusedRowsSchema, withoutQuotations } from './refused-rows.ts';

const report = (...reasons: object[]) => ({
  release: { name: 'r', version: '1' },
  dataset: 'file',
  reasons,
});
const reason = { reason: 'invalid-cell', count: 2, row: 7, example: 'a: "b" is no number' };

test('a report counts one to twenty reasons', () => {
  expect(refusedRowsSchema.safeParse(report(reason)).success).toBe(true);
  expect(refusedRowsSchema.safeParse(report()).success).toBe(false);
  expect(refusedRowsSchema.safeParse(report(...Array(21).fill(reason))).success).toBe(false);
});

test.each([
  ['a count of none', { count: 0 }],
  ['a row before the first', { row: 0 }],
  ['a long example', { example: 'x'.repeat(301) }],
  ['a reason that is a sentence', { reason: 'Jane Doe, 3 May' }],
])('a report with %s is refused', (_, wrong) => {
  expect(refusedRowsSchema.safeParse(report({ ...reason, ...wrong })).success).toBe(false);
});

test('an example keeps nothing of what it quotes, not even of a quotation that was cut off', () => {
  expect(withoutQuotations('a: "Jane Doe" is neither a number nor a symbol')).toBe(
    'a: "…" is neither a number nor a symbol',
  );
  expect(withoutQuotations('b stands twice, here with "1" and "Jane D')).toBe(
    'b stands twice, here with "…" and "…"',
  );
});

import { validateEvent } from '@rep/contracts';
import { expect, test } from 'vitest';
import { type RecordRefused, type RefusedRow, recordRefusedSchema, refusalEvents } from './record-refused.ts';

const row: RefusedRow = {
  line: 17,
  reason: 'invalid-cell',
  detail: 'a: "n/a" is neither',
  text: 'Leeds,n/a',
};
const input = (...rows: RefusedRow[]): RecordRefused => ({
  release: { name: 'ehc-plans', version: '2025' },
  dataset: 'requests',
  rows,
});
const hash = (text: string): string => text;
/** Ids before they are cut off, so that what they are made of can be told apart. */
const identityOf = (of: RecordRefused): string => {
  let identity = '';
  refusalEvents(of, { repId: 'london', hash: (text) => (identity = text) });
  return identity;
};

test('with producer, sequence and clocks it is a valid event of the contract', () => {
  for (const repId of ['london', null] as const) {
    for (const event of refusalEvents(input(row), { repId, hash })) {
      const { key: _, ...attributes } = event;
      const time = '2026-01-12T09:30:00.125Z';
      const numbered = {
        ...attributes,
        specversion: '1.0',
        source: '/producers/test',
        datacontenttype: 'application/json',
        producer: repId ?? 'national',
        sequence: 1,
        time,
        occurredat: time,
        precision: 'instant',
        recordedat: time,
      };
      expect(validateEvent(numbered)).toMatchObject({ ok: true, event: { data: { text: 'Leeds,n/a' } } });
    }
  }
});

test('the id is of release, file, line and the row itself, and not of the reason', () => {
  const identity = identityOf(input(row));
  expect(identityOf(input({ ...row, reason: 'other', detail: 'said in better words' }))).toBe(identity);
  const others = [
    { ...input(row), release: { name: 'ehc-plans', version: '2026' } },
    { ...input(row), release: { name: 'other', version: '2025' } },
    { ...input(row), dataset: 'timeliness' },
    input({ ...row, line: 18 }),
    input({ ...row, text: 'Leeds,?' }),
    input({ ...row, cut: { bytes: 20_000, sha256: 'a'.repeat(64) } }),
    input({ ...row, cut: { bytes: 20_000, sha256: 'b'.repeat(64) } }),
  ];
  expect(new Set([identity, ...others.map(identityOf)]).size).toBe(others.length + 1);
});

test('an id has forty characters', () => {
  const events = refusalEvents(input(row, row), { repId: null, hash });
  expect(events.map(({ id }) => id.length)).toEqual([40, 40]);
});

test('500 rows are taken, 501 or none are not', () => {
  const rows = (count: number) => input(...Array.from({ length: count }, () => row));
  expect(recordRefusedSchema.safeParse(rows(500)).success).toBe(true);
  expect(recordRefusedSchema.safeParse(rows(501)).success).toBe(false);
  expect(recordRefusedSchema.safeParse(rows(0)).success).toBe(false);
});

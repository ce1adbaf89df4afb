import { createHash } from 'node:crypto';
import { MAX_ROW_TEXT } from '@rep/contracts';
import { recordRefusedSchema } from '@rep/domain';
import { expect, it } from 'vitest';
import { refusedRow } from './refused-row.ts';

const FAULT = { reason: 'invalid-cell', detail: 'a: "n/a" is neither' };
const isTaken = (row: object): boolean =>
  recordRefusedSchema.safeParse({ release: { name: 'r', version: '1' }, dataset: 't', rows: [row] }).success;

it('a row is told whole, down to its blanks', () => {
  expect(refusedRow({ line: 7, text: ' Leeds ,n/a' }, FAULT)).toEqual({
    line: 7,
    ...FAULT,
    text: ' Leeds ,n/a',
  });
});

it('of a row that is too long come its beginning, its length in bytes and its sum', () => {
  const text = `${'é'.repeat(MAX_ROW_TEXT - 1)}😀 and more`;
  const told = refusedRow({ line: 7, text }, FAULT);
  expect(told.text).toBe('é'.repeat(MAX_ROW_TEXT - 1));
  const sha256 = createHash('sha256').update(text).digest('hex');
  expect(told.cut).toEqual({ bytes: Buffer.byteLength(text), sha256 });
  expect(isTaken(told)).toBe(true);
});

it('a long reason is cut to what an event takes', () => {
  expect(isTaken(refusedRow({ line: 7, text: '' }, { ...FAULT, detail: 'd'.repeat(400) }))).toBe(true);
});

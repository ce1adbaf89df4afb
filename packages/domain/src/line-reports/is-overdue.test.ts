import { expect, test } from 'vitest';
import { isOverdue } from './is-overdue.ts';

test('a line is late when its reporter says so, or when its day is over and nobody says that it is done', () => {
  const line = { dueOn: '2026-01-31' };
  expect(isOverdue(line, { status: 'on-track' }, '2026-01-31')).toBe(false);
  expect(isOverdue(line, { status: 'on-track' }, '2026-02-01')).toBe(true);
  expect(isOverdue(line, { status: 'missing' }, '2026-02-01')).toBe(true);
  expect(isOverdue(line, { status: 'done' }, '2026-02-01')).toBe(false);
  expect(isOverdue({ dueOn: null }, { status: 'missing' }, '2099-01-01')).toBe(false);
  expect(isOverdue({ dueOn: null }, { status: 'late' }, '2026-01-01')).toBe(true);
});

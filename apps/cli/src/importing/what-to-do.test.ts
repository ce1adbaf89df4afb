import { expect, test } from 'vitest';
import { whatToDo } from './what-to-do.ts';

test('a row that was recorded before a held version is taken under another name of its release', () => {
  expect(whatToDo('recorded-before-held-version')).toMatch(/^give it another --release name/);
});

test('a figure with zeros at its end is taken without them, and says so', () => {
  expect(whatToDo('number-not-canonical')).toContain('exactly as printed');
  expect(whatToDo('number-not-canonical')).toContain('take the zeros off in a copy of the file');
});

test.each(['id-conflict', 'sequence-reused', 'crashed-its-consumer', 'a reason of tomorrow'])(
  '%s is nothing that whoever imports can mend',
  (reason) => {
    expect(whatToDo(reason)).toContain('report this');
  },
);

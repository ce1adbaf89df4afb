import { expect, test } from 'vitest';
import { whatToDo } from './what-to-do.ts';

test('a row that was recorded before a held version is taken under another name of its release', () => {
  expect(whatToDo('recorded-before-held-version')).toMatch(/^give it another --release name/);
});

test('a row with a figure that has zeros at its end is kept, and taken from a copy without them', () => {
  expect(whatToDo('number-not-canonical')).toMatch(
    /kept as printed.* in a copy of the file .* --release name/,
  );
});

test.each(['id-conflict', 'sequence-reused', 'crashed-its-consumer', 'a reason of tomorrow'])(
  '%s is nothing that whoever imports can mend',
  (reason) => {
    expect(whatToDo(reason)).toContain('report this');
  },
);

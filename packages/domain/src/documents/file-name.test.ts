import { expect, test } from 'vitest';
import { isDeclaredAs, typeOfName } from './document-types.ts';
import { cleanFileName } from './file-name.ts';

const pdf = (name: string): string => cleanFileName(name, 'application/pdf');

test.each([
  ['a plain name stays', 'Plan 2026 – draft.pdf', 'Plan 2026 – draft.pdf'],
  ['a path goes', '../../etc/passwd.pdf', 'passwd.pdf'],
  ['a path of Windows goes', 'C:\\Users\\amira\\plan.pdf', 'plan.pdf'],
  ['a name turned round is shown as it is', 'plan\u202Efdp.exe.pdf', 'planfdp.exe.pdf'],
  ['controls, line ends and what cannot be seen go', 'a\u0000b\r\nc\u200B\uFEFF\u2066d.pdf', 'abcd.pdf'],
  ['half a character is replaced', 'a\uD800b.pdf', 'a\uFFFDb.pdf'],
  ['marks and commands lose their meaning', '<img src=x>|"a".pdf', 'img src=x---a-.pdf'],
  ['a hidden file is not hidden', '...plan.pdf', 'plan.pdf'],
  ['a name of nothing gets one', '\u202E .pdf', 'document.pdf'],
  ['a name without an ending gets the type’s', 'plan', 'plan.pdf'],
])('%s', (_, given, cleaned) => expect(pdf(given)).toBe(cleaned));

test('a name of 1,000 characters is cut, and its ending is kept', () => {
  expect(pdf(`${'a'.repeat(1_000)}.pdf`)).toBe(`${'a'.repeat(120)}.pdf`);
  expect(pdf('🙂'.repeat(500))).toBe(`${'🙂'.repeat(120)}.pdf`);
});

test('the ending says which type is meant; other endings mean none', () => {
  expect(typeOfName('A.PDF')).toBe('application/pdf');
  expect(typeOfName('a.jpeg')).toBe('image/jpeg');
  for (const name of ['a.exe', 'a.html', 'a.svg', 'a.docm', 'a.xlsm', 'a.pdf.zip', 'pdf', 'a.pdf ']) {
    expect(typeOfName(name)).toBeUndefined();
  }
});

test('the sender’s word for the type must fit, or be no word', () => {
  expect(isDeclaredAs('application/pdf', 'application/pdf')).toBe(true);
  expect(isDeclaredAs('text/plain', 'Text/Plain; charset=utf-8')).toBe(true);
  expect(isDeclaredAs('application/pdf', '')).toBe(true);
  expect(isDeclaredAs('application/pdf', 'application/octet-stream')).toBe(true);
  expect(isDeclaredAs('text/csv', 'application/vnd.ms-excel')).toBe(true);
  expect(isDeclaredAs('text/csv', 'application/csv')).toBe(true);
  expect(isDeclaredAs('application/pdf', 'application/vnd.ms-excel')).toBe(false);
  expect(isDeclaredAs('application/pdf', 'text/html')).toBe(false);
});

import { expect, test } from 'vitest';
import { checkFile } from './check-file.ts';
import { docm, docx, odt, packed, pdf, png, xlsx } from './test-files.ts';

const LIMIT = 1024 * 1024;
const check = (name: string, bytes: Uint8Array, declaredType = '') =>
  checkFile({ name, declaredType, bytes }, LIMIT);
const sentence = (name: string, bytes: Uint8Array, declaredType?: string) =>
  check(name, bytes, declaredType).then(
    () => 'taken',
    (error: Error) => error.message,
  );
const text = (content: string): Buffer => Buffer.from(content);

test.each([
  ['plan.pdf', pdf(), 'application/pdf'],
  ['plan.docx', docx(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['plan.xlsx', xlsx(), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['plan.odt', odt(), 'application/vnd.oasis.opendocument.text'],
  ['plan.PNG', png(), 'image/png'],
  ['plan.csv', text('a,b\r\n1,2\r\n'), 'text/csv'],
  ['plan.txt', text('A plan.\n\tIn two lines: ääß \u202E <script>alert(1)</script>'), 'text/plain'],
])('%s is taken for what is in it', async (name, bytes, type) => {
  expect(await check(name, bytes)).toEqual({ name: name.replace('PNG', 'png'), type });
});

const HTML = text('<!DOCTYPE html><script>alert(1)</script>');
const WINDOWS_PROGRAM = Buffer.concat([text('MZ'), Buffer.alloc(200)]);
const UNIX_PROGRAM = Buffer.concat([Buffer.from([0x7f]), text('ELF'), Buffer.alloc(200)]);
test.each([
  ['a program of Windows', WINDOWS_PROGRAM],
  ['a program of Unix', UNIX_PROGRAM],
  ['a script', text('#!/bin/sh\nrm -rf /\n')],
  ['HTML', HTML],
  ['HTML before a PDF', Buffer.concat([HTML, pdf()])],
  ['a picture', png()],
  ['a packed folder', packed([{ name: 'a.txt', content: 'a' }])],
  ['plain text', text('I am a PDF.')],
])('%s that is named .pdf is refused', async (_, bytes) => {
  expect(await sentence('plan.pdf', bytes, 'application/pdf')).toBe(
    'Choose a real PDF: what is in this file is something else.',
  );
});

test('a name that ends otherwise is refused, and one that says another type than its sender', async () => {
  for (const name of ['plan.exe', 'plan.html', 'plan.svg', 'plan.docm', 'plan', 'plan.pdf.zip']) {
    expect(await sentence(name, pdf())).toMatch(/^Choose a file whose name ends in pdf, docx, /);
  }
  expect(await sentence('plan.pdf', pdf(), 'text/html')).toMatch(/^Save the file again under its true type/);
  expect(await sentence('plan.pdf', pdf(), 'application/octet-stream')).toBe('taken');
});

test('an empty file and one over the limit are refused, one at the limit is taken', async () => {
  expect(await sentence('a.txt', text(''))).toMatch(/^Choose a file with something in it/);
  expect(await sentence('a.txt', text('a'.repeat(LIMIT)))).toBe('taken');
  const over = check('a.txt', text('a'.repeat(LIMIT + 1)));
  await expect(over).rejects.toMatchObject({
    code: 'document-too-large',
    message: 'Choose a file of 1 MB or less: this one is larger.',
  });
});

test('programs within office documents are refused, whatever they are called', async () => {
  const programs = [
    ...['word/vbaProject.bin', 'xl/macrosheets/sheet1.xml', 'word/activeX/activeX1.xml'],
    ...['word/embeddings/oleObject1.bin', 'WORD/VBAPROJECT.BIN'],
  ];
  for (const name of programs) {
    expect(await sentence('a.docx', docx({ name }))).toMatch(/without macros/);
  }
  for (const name of ['Basic/Standard/Module1.xml', 'Scripts/python/a.py']) {
    expect(await sentence('a.odt', odt({ name }))).toMatch(/without macros/);
  }
  expect(await sentence('a.docx', docm())).toMatch(/^Choose a real Word document/);
  expect(await sentence('a.xlsx', xlsx({ name: 'xl/printerSettings/printerSettings1.bin' }))).toBe('taken');
});

test('a document that would fill the disc when it is opened is refused unopened', async () => {
  const bomb = docx({ name: 'word/document.xml', claims: 4_000_000_000 });
  expect(await sentence('a.docx', bomb)).toMatch(/far larger/);
  const many = docx(...Array.from({ length: 5_001 }, (_, at) => ({ name: `${at}` })));
  expect(await sentence('a.docx', many)).toMatch(/far larger/);
});

test('a document with a password, a broken one and one of another program are refused', async () => {
  expect(await sentence('a.docx', docx({ name: 'a', flags: 1 }))).toMatch(/password/);
  expect(await sentence('a.docx', docx().subarray(0, 60))).toMatch(/cannot be read as one/);
  expect(await sentence('a.docx', xlsx())).toMatch(/^Choose a real Word document/);
});

test('text that is none is refused: other encodings, controls, bytes of a program', async () => {
  expect(await sentence('a.txt', Buffer.from([0x61, 0xff, 0xfe, 0x61]))).toMatch(/UTF-8/);
  expect(await sentence('a.txt', text('a\u0000b'))).toMatch(/control characters/);
  expect(await sentence('a.csv', text('a\u001B[2J,b'))).toMatch(/control characters/);
  expect(await sentence('a.txt', WINDOWS_PROGRAM)).toMatch(/real plain text/);
  expect(await sentence('a.txt', pdf())).toMatch(/real plain text/);
});

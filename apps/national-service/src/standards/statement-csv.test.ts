import { STATEMENTS, type Statement, StepRefused, statementSchema } from '@rep/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStatements, writeStatements } from './statement-csv.ts';

const [example] = STATEMENTS;
if (!example) throw new Error('there are no statements');
const FIRST: Statement = example;
const shape = statementSchema.shape;

const cell = (schema: { safeParse(text: string): { success: boolean } }, unit: fc.Arbitrary<string>) =>
  fc.string({ unit, minLength: 1, maxLength: 60 }).filter((text) => schema.safeParse(text).success);
// What a CSV could get wrong: quotes, separators, line ends, blanks at an end, formulas, other alphabets.
const unit = fc.oneof(
  fc.constantFrom('"', ',', ';', '\n', '\r\n', '\r', ' ', '\t', "'", '=', '+', '-', '@', '\\', '\ufeff'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
);
const statements: fc.Arbitrary<Statement[]> = fc.uniqueArray(
  fc
    .record({
      id: fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/),
      version: fc.integer({ min: 1, max: 999 }),
      title: cell(shape.title, unit),
      expectation: cell(shape.expectation, unit),
      source: cell(shape.source, unit),
      effectiveTo: fc.constantFrom(null, '2030-01-01'),
      practiceGuide: fc.constantFrom(null, 'autism' as const),
      tiers: fc.subarray([...FIRST.tiers], { minLength: 1 }),
    })
    .map((drawn) => ({ ...FIRST, ...drawn })),
  { selector: ({ id, version }) => `${id}.${version}`, minLength: 1, maxLength: 8 },
);

test('what is written as a file is read as it was', () => {
  expect(readStatements(writeStatements(STATEMENTS))).toEqual(STATEMENTS);
  fc.assert(
    fc.property(statements, (given) => {
      expect(readStatements(writeStatements(given))).toEqual(given);
    }),
    { numRuns: 300 },
  );
});

test('a file is read with a byte order mark and with either end of line, as spreadsheets save it', () => {
  const file = writeStatements(STATEMENTS);
  expect(readStatements(`\ufeff${file}`)).toEqual(STATEMENTS);
  expect(readStatements(file.replaceAll('\r\n', '\n'))).toEqual(STATEMENTS);
});

const refusalsOf = (csv: string) => {
  try {
    readStatements(csv);
    return [];
  } catch (error) {
    return error instanceof StepRefused ? error.refusals : ['a bug'];
  }
};

test('everything that is wrong is told at once, by row and column', () => {
  const file = writeStatements([{ ...FIRST, title: 'Title' }, FIRST])
    .replace('Title', '')
    .replace(',test,', ',tested,');
  expect(refusalsOf(file)).toMatchObject([
    { code: 'file-refused', field: '2.title', fact: expect.stringMatching(/^Row 2, title: /) },
    { code: 'file-refused', field: '2.title' },
    { code: 'file-refused', field: '2.status' },
  ]);
});

test.each([
  ['a quote that is not closed', 'id,version\n"half', 'The file is no CSV'],
  ['another header', 'name\nx', 'Begin with the header'],
  ['nothing', '', 'Begin with the header'],
])('%s is refused in a sentence', (_what, csv, sentence) => {
  expect(refusalsOf(csv)).toMatchObject([{ fact: expect.stringContaining(sentence) }]);
});

test('no text is a formula to a spreadsheet, and every text comes back as it was', () => {
  for (const title of ['=HYPERLINK("http://x")', '+1', '-1', '@x', "'=1", "''=1", "'twas"]) {
    const written = writeStatements([{ ...FIRST, title }]);
    expect(written).not.toMatch(/,"?[=+@-]/);
    expect(readStatements(written)).toEqual([{ ...FIRST, title }]);
  }
});

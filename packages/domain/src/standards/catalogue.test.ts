import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DFE_1, LEAD, refusedCodes, taking } from '../templates/test-template.ts';
import { publishStatement, STATEMENT } from './publish-statement.ts';
import { readStatementRows } from './read-statement-rows.ts';
import { compareSets, publishStandardSet, standardSetSchema, TEST_SET } from './standard-set.ts';
import {
  AREAS_OF_NEED,
  BUDGETS,
  EVIDENCE_STRENGTHS,
  PRACTICE_GUIDES,
  PROVIDERS,
  S42_NOTE,
  STATEMENT_PHASES,
  STATEMENT_STATUSES,
  type Statement,
  statementKey,
  statementSchema,
  TIERS,
} from './statement.ts';
import { STATEMENT_COLUMNS, statementRows } from './statement-rows.ts';
import { STATEMENTS } from './statements.data.ts';

const [FIRST] = STATEMENTS;
if (!FIRST) throw new Error('the catalogue is empty');
const throughCsv = (rows: readonly (readonly string[])[]): string[][] =>
  parse(stringify(rows.map((row) => [...row])));

test('every statement has a source, and says that the duty of section 42 stays', () => {
  expect(STATEMENTS.length).toBeGreaterThanOrEqual(16);
  expect(new Set(STATEMENTS.map(statementKey)).size).toBe(STATEMENTS.length);
  for (const statement of STATEMENTS) {
    expect(statement.source.length).toBeGreaterThan(20);
    expect(statement).toMatchObject({ dutyNote: S42_NOTE, status: 'test', evidence: 'not-rated' });
    const displaced = { ...statement, dutyNote: 'The setting has the duty.' };
    expect(statementSchema.safeParse(displaced).success).toBe(false);
  }
  expect(S42_NOTE).toContain('section 42');
});

test('the three practice guides and the three tiers are there', () => {
  const guides = STATEMENTS.map(({ practiceGuide }) => practiceGuide).filter((guide) => guide !== null);
  expect(guides).toEqual([...PRACTICE_GUIDES]);
  for (const tier of TIERS) expect(STATEMENTS.some(({ tiers }) => tiers.includes(tier))).toBe(true);
});

test('the catalogue goes out as CSV and comes back the same', () => {
  const rows = throughCsv(statementRows(STATEMENTS));
  expect(rows[0]).toEqual([...STATEMENT_COLUMNS]);
  expect(readStatementRows(rows)).toEqual({ statements: STATEMENTS, problems: [] });
});

const some = <const T extends string>(codes: readonly T[]) => fc.subarray([...codes], { minLength: 1 });
const text = fc
  .array(fc.constantFrom('a', 'é', '"', ',', ';', '=', '<b>', '😀', ' '), { minLength: 1, maxLength: 20 })
  .map((parts) => `x${parts.join('')}`);
const lines = fc.array(text, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('\n'));
const someStatement: fc.Arbitrary<Statement> = fc.record({
  id: fc.constantFrom('a', 'b-1', 'c'),
  version: fc.integer({ min: 1, max: 999 }),
  title: text,
  expectation: lines,
  areasOfNeed: some(AREAS_OF_NEED),
  phases: some(STATEMENT_PHASES),
  tiers: some(TIERS),
  provider: fc.constantFrom(...PROVIDERS),
  budget: fc.constantFrom(...BUDGETS),
  evidence: fc.constantFrom(...EVIDENCE_STRENGTHS),
  practiceGuide: fc.option(fc.constantFrom(...PRACTICE_GUIDES)),
  status: fc.constantFrom(...STATEMENT_STATUSES),
  effectiveFrom: fc.constant('2024-01-01'),
  effectiveTo: fc.constantFrom(null, '2024-01-02'),
  source: text,
  dutyNote: fc.constant(S42_NOTE),
});

test('whatever a statement says, CSV carries it there and back', () => {
  fc.assert(
    fc.property(fc.uniqueArray(someStatement, { selector: statementKey, maxLength: 5 }), (statements) => {
      const { statements: back, problems } = readStatementRows(throughCsv(statementRows(statements)));
      expect([back, problems]).toEqual([statements, []]);
    }),
  );
});

test('all that is wrong with a file is told at once, by row and column, and none of it is taken', () => {
  const [header = [], row = []] = statementRows([FIRST]);
  const changed = (column: (typeof STATEMENT_COLUMNS)[number], value: string) =>
    row.map((cell, index) => (STATEMENT_COLUMNS[index] === column ? value : cell));
  const { statements, problems } = readStatementRows([
    header,
    row,
    changed('areas_of_need', 'sensory'),
    changed('version', '1.5'),
    changed('duty_note', 'The duty ends.'),
    changed('effective_to', '2023-12-01'),
    changed('title', 'a\u0007b'),
    ['short'],
    row,
  ]);
  expect(statements).toEqual([]);
  expect(problems.map(({ row: at, column, value }) => [at, column, value])).toEqual([
    [3, 'areas_of_need', 'sensory'],
    [4, 'version', '1.5'],
    [5, 'duty_note', 'The duty ends.'],
    [6, 'effective_to', '2023-12-01'],
    [7, 'title', 'a\u0007b'],
    [8, null, null],
    [9, 'id', FIRST.id],
  ]);
  for (const { reason } of problems) expect(reason).toMatch(/^[A-Z].*\.$/);
});

test('a file that leaves the note of section 42 out gets it; one of other columns is refused', () => {
  const [header = [], row = []] = statementRows([FIRST]);
  expect(readStatementRows([header, row.with(-1, '')]).statements).toEqual([FIRST]);
  expect(readStatementRows([header.toReversed(), row]).problems).toMatchObject([{ row: 1 }]);
  expect(readStatementRows([]).problems).toHaveLength(1);
  const many = Array.from({ length: 2001 }, () => row);
  expect(readStatementRows([header, ...many]).problems).toHaveLength(1);
});

test('a set is published version by version by DfE policy, from statements of the catalogue', () => {
  expect(standardSetSchema.parse(TEST_SET)).toEqual(TEST_SET);
  const publish = (held: typeof TEST_SET | null, set: typeof TEST_SET, by = DFE_1) =>
    publishStandardSet(held, set, { taking: taking(by), known: STATEMENTS });
  expect(publish(null, TEST_SET)).toMatchObject({
    content: TEST_SET,
    state: 'test',
    step: 'published',
  });
  expect(refusedCodes(() => publish(TEST_SET, { ...TEST_SET, version: 2 }))).toEqual([]);
  const [ref] = TEST_SET.statements;
  const bad = { ...TEST_SET, statements: [...TEST_SET.statements, { id: ref?.id ?? '', version: 2 }] };
  expect(refusedCodes(() => publish(TEST_SET, bad, LEAD))).toEqual([
    'wrong-role',
    'version-not-next',
    'unknown-statement',
    'two-versions',
  ]);
});

test('two versions of a set are compared by what was added, dropped and moved', () => {
  const set = (...statements: (typeof TEST_SET)['statements']) => ({ ...TEST_SET, statements });
  const before = set({ id: 'a', version: 1 }, { id: 'b', version: 1 }, { id: 'c', version: 1 });
  const after = set({ id: 'a', version: 2 }, { id: 'b', version: 1 }, { id: 'd', version: 1 });
  expect(compareSets(before, after)).toEqual({
    added: [{ id: 'd', version: 1 }],
    removed: [{ id: 'c', version: 1 }],
    moved: [{ id: 'a', from: 1, to: 2 }],
  });
});

test('a statement is published version by version by DfE policy', () => {
  const second = { ...FIRST, version: 2 };
  expect(publishStatement(null, FIRST, taking(DFE_1))).toMatchObject({
    content: FIRST,
    state: 'test',
    step: 'published',
  });
  expect(refusedCodes(() => publishStatement(FIRST, second, taking(DFE_1)))).toEqual([]);
  const bad = { ...FIRST, id: 'other', effectiveTo: FIRST.effectiveFrom };
  expect(refusedCodes(() => publishStatement(FIRST, bad, taking(LEAD)))).toEqual([
    'wrong-role',
    'version-not-next',
    'other-statement',
    'value-refused',
  ]);
  expect(STATEMENT.publicPart(FIRST)).toEqual(FIRST);
});

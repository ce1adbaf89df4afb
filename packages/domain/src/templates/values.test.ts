import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parameterSchema } from './parameter.ts';
import { PARAMETERS } from './test-template.ts';
import { sameValue, valueProblem } from './values.ts';

const parameter = (change: object) => parameterSchema.parse({ ...PARAMETERS.fixed, ...change });
const CODES = { codes: PARAMETERS.formats.codes };
const whole = parameter({ type: 'integer', unit: 'settings', default: 1, range: { min: 1, max: 10 } });
const decimal = parameter({ type: 'decimal', unit: 'pounds', default: 1, range: { min: 1, max: 10 } });
const code = parameter({ ...CODES, type: 'code', default: 'print' });
const codes = parameter({ ...CODES, type: 'codes', default: ['print'], least: 1 });
const text = parameter({ type: 'text', default: '', maxLength: 5 });
const flag = parameter({});

test.each([
  ['a whole number within its range', whole, [1, 10], [0, 11, 1.5, Number.NaN, '1', true, null]],
  [
    'a number within its range',
    decimal,
    [1, 1.5, 10],
    [0.99, 10.01, Number.NaN, Number.POSITIVE_INFINITY, '1'],
  ],
  ['yes or no', flag, [true, false], [0, 'yes', null, undefined]],
  ['one of the codes', code, ['print', 'easy-read'], ['braille', '', 'Print', ['print'], 1]],
  [
    'some of the codes, each once',
    codes,
    [['print'], ['easy-read', 'print']],
    [[], ['print', 'print'], ['print', 'braille'], ['print', 5], 'print', null],
  ],
  ['a short text', text, ['', 'a\nb', '12345'], ['123456', 'a\u0007', '\u200b', 1]],
] as const)('%s', (_what, of, fits, others) => {
  for (const value of fits) expect(valueProblem(of, value)).toBeUndefined();
  for (const value of others) {
    const problem = valueProblem(of, value);
    expect(problem?.limit).toMatch(/\w/);
    expect(problem?.reason).toMatch(/^[A-Z].*"The authority explains the rights".*\.$/);
  }
});

test('each problem says what is allowed', () => {
  const limits = [whole, flag, code, codes, text].map((p) => valueProblem(p, null)?.limit);
  expect(limits).toEqual([
    '1 to 10 settings',
    'yes or no',
    'print, easy-read',
    'at least 1 of: print, easy-read',
    'text of up to 5 characters',
  ]);
  expect(valueProblem(whole, 0)?.reason).toContain('a whole number from 1 to 10');
  expect(valueProblem(decimal, 0)?.reason).toContain('a number from 1 to 10');
  const days = parameter({
    type: 'working-days',
    unit: 'working-days',
    default: 1,
    range: { min: 1, max: 3 },
  });
  expect(valueProblem(days, 4)?.limit).toBe('1 to 3 working days');
});

test('any value is judged, and none throws', () => {
  fc.assert(
    fc.property(fc.constantFrom(whole, decimal, flag, code, codes, text), fc.anything(), (of, value) => {
      const problem = valueProblem(of, value);
      expect(problem === undefined || problem.reason.length > 0).toBe(true);
    }),
  );
});

test('the order of codes is no difference, their number is', () => {
  expect(sameValue(['a', 'b'], ['b', 'a'])).toBe(true);
  expect(sameValue(['a'], ['a', 'b'])).toBe(false);
  expect(sameValue(['a', 'b'], ['a', 'c'])).toBe(false);
  expect(sameValue(['a'], 'a')).toBe(false);
  expect(sameValue(1, 1)).toBe(true);
  expect(sameValue(true, false)).toBe(false);
});

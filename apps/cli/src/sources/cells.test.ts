import { describe, expect, it } from 'vitest';
import { readCell, withoutTrailingZeros } from './cells.ts';

describe('a number that is not printed as numbers come back', () => {
  it.each(['58.0', '12.50', '-3.0', '0.00', '0.0000001'])(
    '%s is refused under a reason of its own',
    (printed) => {
      expect(readCell(printed)).toMatchObject({ is: 'invalid', reason: 'number-not-canonical' });
    },
  );

  it('says what it would come back as, and that it must not', () => {
    expect(readCell('58.0')).toMatchObject({
      why: '"58.0" would come back as 58, and a figure must come back exactly as printed',
    });
  });

  it.each([
    ['12.50', '12.5'],
    ['0.00', '0'],
    ['100', '100'],
    ['10.0', '10'],
    ['0.05', '0.05'],
  ])('%s without zeros at the end is %s', (printed, bare) => {
    expect(withoutTrailingZeros(printed)).toBe(bare);
  });
});

describe('a printed cell', () => {
  it.each([
    ['94.8', 94.8],
    ['-31', -31],
    ['0', 0],
    ['-0.5', -0.5],
    ['638745', 638745],
    [' 12 ', 12],
  ])('%j is the number %d', (printed, value) => {
    expect(readCell(printed)).toEqual({ is: 'value', value });
  });

  it.each(['x', 'z', 'c', 'low'])('%s stays a symbol', (symbol) => {
    expect(readCell(symbol)).toEqual({ is: 'value', value: symbol });
  });

  it('that is blank is nothing given, and not 0', () => {
    expect(readCell('')).toEqual({ is: 'blank' });
    expect(readCell('  ')).toEqual({ is: 'blank' });
  });

  it.each([
    '1e400',
    '1e3',
    'NaN',
    'Infinity',
    '-0',
    '1,234',
    '007',
    '+5',
    '.5',
    '5.',
    '0x10',
    'X',
    'n/a',
    '12345678901234567',
  ])('%s is neither a number that comes back as printed nor a symbol', (printed) => {
    expect(readCell(printed)).toMatchObject({ is: 'invalid' });
  });
});

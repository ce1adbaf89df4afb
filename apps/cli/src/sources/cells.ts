import { VALUE_SYMBOLS } from '@rep/contracts';

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;
/** A decimal of fifteen digits or fewer survives the way through a double and back (IEEE 754). */
const EXACT_DIGITS = 15;
const symbols: ReadonlySet<string> = new Set(VALUE_SYMBOLS);

/** A printed cell: a number, a symbol, nothing at all, or something that is none of these. */
export type ReadCell =
  | { is: 'value'; value: number | string }
  | { is: 'blank' }
  | { is: 'invalid'; reason: 'invalid-cell' | 'number-not-canonical'; why: string };

const BLANK: ReadCell = { is: 'blank' };

/**
 * Reads a cell of the open-data format. A blank is nothing given, which is not 0. A number that would not come back
 * as printed is refused: an exponent, more than fifteen digits, a minus before nothing, zeros that a number does not keep.
 */
export function readCell(printed: string): ReadCell {
  const text = printed.trim();
  if (text === '') return BLANK;
  if (NUMBER.test(text)) return readNumber(text);
  if (symbols.has(text)) return { is: 'value', value: text };
  return invalid(`"${text.slice(0, 40)}" is neither a number nor a symbol`);
}

function readNumber(text: string): ReadCell {
  const value = Number(text);
  if (text.length > EXACT_DIGITS && text.replace(/[-.]/g, '').length > EXACT_DIGITS) {
    return invalid(`"${text.slice(0, 40)}" has too many digits to come back as printed`);
  }
  if (Object.is(value, -0)) return invalid(`"${text}" is a minus before nothing`);
  if (String(value) !== text) return notCanonical(text, value);
  return { is: 'value', value };
}

const invalid = (why: string): ReadCell => ({ is: 'invalid', reason: 'invalid-cell', why });

/** Numbers are kept as numbers: how many zeros stood after one is not kept with it (ADR 0015). */
const notCanonical = (text: string, value: number): ReadCell => ({
  is: 'invalid',
  reason: 'number-not-canonical',
  why: `"${text}" would come back as ${value}, and a figure must come back exactly as printed`,
});

/** A number without zeros at the end of its decimals, for a table whose ADR says that they mean nothing. */
export const withoutTrailingZeros = (text: string): string =>
  text.includes('.') ? text.replace(/\.?0+$/, '') : text;

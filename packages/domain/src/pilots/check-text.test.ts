import { expect, test } from 'vitest';
import { textProblem } from './check-text.ts';

test('a text in any script, with accents, emoji and signs, is fit to be kept', () => {
  for (const text of ['Mediation', 'Cyfryngu cyn apêl', 'وساطة', '調停', '👩‍👧 first', '?', 'ａ'])
    expect(textProblem(text, 'line')).toBeUndefined();
});

test('half a surrogate pair is refused: no database keeps it', () => {
  for (const text of ['a\ud800', '\udc00b', 'a\ud83d b'])
    expect(textProblem(text, 'lines')).toMatch(/^replace the broken character/);
});

test('control characters are refused, but for newline and tab in a text of several lines', () => {
  for (const text of ['a\0', 'a\u0007', 'a\u001b[31m', 'a\r\nb', 'a\u007f', 'a\u0085']) {
    expect(textProblem(text, 'line')).toMatch(/^take the control characters/);
    expect(textProblem(text, 'lines')).toMatch(/^take the control characters/);
  }
  expect(textProblem('one\n\ttwo', 'lines')).toBeUndefined();
  expect(textProblem('one\ntwo', 'line')).toMatch(/^take the control characters/);
});

test('a text of which nothing is seen is refused', () => {
  for (const text of ['', '   ', '\u00a0', '\u200b', '\ufeff', '\u202e\u2066', '\u3164', '\u2800', '\u0301'])
    expect(textProblem(text, 'lines')).toBe('type at least one visible character');
});

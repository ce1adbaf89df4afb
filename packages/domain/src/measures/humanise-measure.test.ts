import { expect, test } from 'vitest';
import { humaniseMeasure } from './humanise-measure.ts';

test.each([
  ['plans_ceased', 'Plans ceased'],
  ['neet_ntci', 'Neet ntci'],
  ['review_decision25', 'Review decision25'],
  ['_total__pc_', 'Total pc'],
])('%s is called "%s": its own words and no others', (name, label) => {
  expect(humaniseMeasure(name)).toBe(label);
});

test('a name without a word stays as it is', () => {
  expect(humaniseMeasure('___')).toBe('___');
  expect(humaniseMeasure('')).toBe('');
});

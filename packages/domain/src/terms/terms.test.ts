import { describe, expect, test } from 'vitest';
import { as, BARNET, BEN, codes, facts, ICB, person } from '../inclusion-plans/test-plan.ts';
import { keepTerms } from './keep-terms.ts';
import { TERMS, type Term, type Terms } from './terms.ts';

const term = (id: string, firstDay: string, lastDay: string): Term => ({ id, name: id, firstDay, lastDay });
const autumn = term('autumn-2026', '2026-09-02', '2026-12-18');
const spring = term('spring-2027', '2027-01-05', '2027-03-26');
const termsOf = (...terms: readonly Term[]): Terms => ({
  ...{ repId: 'london', laCode: BARNET, terms: [...terms], source: 'barnet.example/term-dates' },
});
const keep = (input: Terms, by = BEN, held: Terms | null = null) =>
  keepTerms(held, input, { ...as(by), scheme: facts.scheme });

describe('the terms of an authority', () => {
  test('are kept by its drafter, in the order of their days', () => {
    const { content, areas, step } = keep(termsOf(spring, autumn));
    expect([content.terms.map(({ id }) => id), areas, step]).toEqual([
      ['autumn-2026', 'spring-2027'],
      [BARNET],
      'kept',
    ]);
    expect(keep(termsOf(), BEN, content).step).toBe('changed');
    expect(TERMS.publicPart(content)).toEqual(content);
  });

  test('are no other authority’s business, nor an approver’s, nor the care board’s', () => {
    const carl = person('carl', 'member-authority', 'E09000007');
    const amira = person('nobody', 'lead-authority', BARNET);
    expect(codes(() => keep(termsOf(autumn), carl))).toEqual(['another-authority', 'not-a-drafter']);
    expect(codes(() => keep(termsOf(autumn), amira))).toEqual(['not-a-drafter']);
    expect(codes(() => keep(termsOf(autumn), ICB))).toContain('another-authority');
  });

  test('neither overlap nor end before they start nor last a year, and all of it is told at once', () => {
    const wrong = [
      autumn,
      term('autumn-2026', '2026-12-18', '2027-01-01'),
      term('backwards', '2027-06-01', '2027-05-01'),
      term('endless', '2028-01-01', '2029-01-01'),
    ];
    expect(codes(() => keep(termsOf(...wrong)))).toEqual([
      ...['term-twice', 'terms-overlap', 'ends-before-it-starts', 'term-too-long'],
    ]);
    expect(codes(() => keep(termsOf(autumn, spring)))).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import type { Evidence } from '../system/evidence.ts';
import { untilReceived } from './until-received.ts';

type Answer = { pending: number; missing: number };

/** The evidence service's word, one answer after the other; the last one stays. */
function evidenceSaying(...answers: Answer[]): { evidence: Evidence; asked: unknown[] } {
  const asked: unknown[] = [];
  const answer: Evidence['answer'] = async ({ variables }) => {
    asked.push(variables);
    const [{ pending, missing } = { pending: 0, missing: 0 }] =
      answers.length > 1 ? answers.splice(0, 1) : answers;
    return { data: { outcomes: { pending }, conservation: { totals: { missing } } } };
  };
  return {
    evidence: { answer, ask: async (schema, request) => schema.parse((await answer(request)).data) },
    asked,
  };
}
const london = (lastSequence: number) => ({ producer: 'london', lastSequence }) as const;

test('it asks again until everything has been received', async () => {
  const { evidence, asked } = evidenceSaying({ pending: 2, missing: 0 }, { pending: 0, missing: 0 });
  expect(await untilReceived(evidence, london(7), 60_000)).toBe(true);
  expect(asked).toEqual([
    { producer: 'london', from: 1, to: 7 },
    { producer: 'london', from: 1, to: 7 },
  ]);
});

test('what is declared missing is not waited for', async () => {
  const { evidence, asked } = evidenceSaying({ pending: 2, missing: 2 });
  expect(await untilReceived(evidence, london(7), 60_000)).toBe(true);
  expect(asked).toHaveLength(1);
});

test('the time to wait has an end', async () => {
  const { evidence } = evidenceSaying({ pending: 2, missing: 1 });
  expect(await untilReceived(evidence, london(7), 0)).toBe(false);
});

test('millions are asked about a million at a time, and all of them count', async () => {
  const { evidence, asked } = evidenceSaying({ pending: 1, missing: 0 }, { pending: 0, missing: 0 });
  expect(await untilReceived(evidence, london(2_000_001), 0)).toBe(false);
  expect(asked).toMatchObject([
    { from: 1, to: 1_000_000 },
    { from: 1_000_001, to: 2_000_000 },
    { from: 2_000_001, to: 2_000_001 },
  ]);
});

test('a producer that never told anything is not asked about', async () => {
  const { evidence, asked } = evidenceSaying({ pending: 1, missing: 0 });
  expect(await untilReceived(evidence, london(0), 0)).toBe(true);
  expect(asked).toEqual([]);
});

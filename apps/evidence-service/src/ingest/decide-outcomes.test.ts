import { expect, test } from 'vitest';
import { decideOutcomes, type Held } from './decide-outcomes.ts';
import { digestBytes } from './fingerprint.ts';
import type { EventReading, Reading } from './reading.ts';
import { tallyBatch } from './tally.ts';

const NOTHING: Held = { identities: new Map(), fingerprints: new Map(), heads: new Map() };

function event(
  sequence: number,
  change: { id?: string; print?: string; content?: string; at?: string } = {},
): EventReading {
  const { id = `id-${sequence}`, print = id, content = 'c', at = '2025-01-01T00:00:00.000Z' } = change;
  return {
    kind: 'event',
    offset: sequence,
    bytes: Buffer.from(`${id} ${sequence}`),
    fingerprint: print,
    event: { id, producer: 'london', sequence, time: '2025-02-01T00:00:00.000Z', recordedat: at },
    observation: { rowId: 'row', content },
  } as unknown as EventReading;
}
const kinds = (readings: readonly Reading[], held: Held = NOTHING) =>
  decideOutcomes(readings, held).map((outcome) =>
    outcome.kind === 'quarantined' ? outcome.reading.reason : outcome.kind,
  );
const versions = (readings: readonly Reading[], held: Held = NOTHING) =>
  decideOutcomes(readings, held).map((outcome) => outcome.kind === 'accepted' && outcome.addsVersion);

test('two versions of a row in one batch meet each other in their order', () => {
  const [first, same, other] = [event(1), event(2), event(3, { content: 'd' })];
  expect(versions([first, same, other])).toEqual([true, false, true]);
  expect(
    versions([first], {
      ...NOTHING,
      heads: new Map([['row', { recordedAt: '2024-01-01T00:00:00.000Z', content: 'c' }]]),
    }),
  ).toEqual([false]);
});

test('an id twice in one batch is a duplicate with the same content and a conflict with other', () => {
  expect(kinds([event(1, { id: 'a' }), event(2, { id: 'a' }), event(3, { id: 'a', print: 'b' })])).toEqual([
    'accepted',
    'duplicate',
    'id-conflict',
  ]);
});

test('an id that was refused is not held: its next event is judged by itself', () => {
  const early = event(2, { id: 'a', at: '2024-12-31T00:00:00.000Z', content: 'early' });
  const late = event(3, { id: 'a', content: 'late' });
  expect(kinds([event(1), early, late])).toEqual(['accepted', 'recorded-before-held-version', 'accepted']);
});

test('the same sequence again is redelivery when it is the same, and otherwise nobody’s', () => {
  const first = event(1);
  const held: Held = { ...NOTHING, identities: new Map([['london:1', { id: 'id-1', fingerprint: 'id-1' }]]) };
  expect(kinds([first, first])).toEqual(['accepted', 'redelivered']);
  expect(kinds([first], held)).toEqual(['redelivered']);
  expect(kinds([event(1, { id: 'other' })], held)).toEqual(['sequence-reused']);
  const quarantined: Held = {
    ...NOTHING,
    identities: new Map([['london:1', { bytesDigest: digestBytes(first.bytes) }]]),
  };
  expect(kinds([first], quarantined)).toEqual(['redelivered']);
});

test('a tally counts each (producer, sequence) once and leaves redelivery out of what was received', () => {
  const readings = [event(1), event(2), event(1), event(4)];
  const tally = tallyBatch(readings, decideOutcomes(readings, NOTHING));
  expect(tally.days).toEqual([
    {
      producer: 'london',
      day: '2025-02-01',
      accepted: 3,
      duplicate: 0,
      quarantined: 0,
      redelivered: 1,
      lastSequence: 4,
    },
  ]);
  expect([...tally.received]).toEqual([['london', [1, 2, 4]]]);
});

import { expect, test } from 'vitest';
import { type ToldVersion, toldDigest } from './told-version.ts';

const TOLD: ToldVersion = {
  kind: 'pilot',
  id: 'a',
  version: 1,
  state: 'draft',
  areas: ['E09000003'],
  step: 'draft',
  reason: null,
  actorRole: 'lead-authority',
  actorLaCode: 'E09000003',
  sha256: 'a'.repeat(64),
  synthetic: false,
};

test('two copies of a version have one digest, whatever else stands beside what was told', () => {
  const copy = { ...TOLD, at: 'later' };
  expect(toldDigest(copy)).toBe(toldDigest(TOLD));
  expect(toldDigest(TOLD)).toMatch(/^[a-f0-9]{64}$/);
});

test.each<[keyof ToldVersion, Partial<ToldVersion>]>([
  ['kind', { kind: 'variant' }],
  ['id', { id: 'b' }],
  ['version', { version: 2 }],
  ['state', { state: 'live' }],
  ['areas', { areas: [] }],
  ['step', { step: 'save' }],
  ['reason', { reason: 'because' }],
  ['actorRole', { actorRole: 'dfe-policy' }],
  ['actorLaCode', { actorLaCode: null }],
  ['sha256', { sha256: 'b'.repeat(64) }],
  ['synthetic', { synthetic: true }],
])('another %s is another digest', (_, change) => {
  expect(toldDigest({ ...TOLD, ...change })).not.toBe(toldDigest(TOLD));
});

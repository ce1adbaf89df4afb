import { expect, test } from 'vitest';
import { assertExpectedStream, assertOwnInstallation } from './claim.ts';

const claim = { installationId: 'ours', expectedStreamId: 'kafka:a', topics: [] };

test('a directory on another stream than its own is told of both ways back', () => {
  expect(() => assertExpectedStream('kafka:b', claim)).toThrow(
    'The positions kept here belong to stream kafka:a, and this is kafka:b: start on that stream, or with another data directory (--data) on this one.',
  );
  expect(() => assertExpectedStream('kafka:a', claim)).not.toThrow();
});

test('a stream of another installation is not ours after --fresh either', () => {
  expect(() => assertOwnInstallation('theirs', claim)).toThrow(
    'This stream belongs to installation theirs, and this is ours: start with the data directory of that installation, or on a stream that nobody has used (--fresh empties the data directory, not the stream).',
  );
  expect(() => assertOwnInstallation(null, claim)).not.toThrow();
});

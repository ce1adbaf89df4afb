import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reasonSentence, watchRoom } from './room.ts';
import type { StartError } from './start-error.ts';

// A disk that is really full: infra/test/disk.mount.system.test.ts.

test('a data directory that is gone is told once, in a sentence', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'rep-room-'));
  const told: string[] = [];
  const { promise, resolve } = Promise.withResolvers<StartError>();
  const end = watchRoom(directory, (reason) => {
    told.push(reason.message);
    resolve(reason);
  });
  rmSync(directory, { recursive: true });
  await promise;
  end();
  expect(told).toEqual([`${directory} cannot be reached any more: choose another with --data.`]);
});

test('with room on the disk an error keeps its own reason', () => {
  expect(reasonSentence(new Error('initdb is missing'), tmpdir())).toBe(
    'The start failed: initdb is missing',
  );
});

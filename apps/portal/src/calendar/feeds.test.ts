import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFeeds } from './feeds.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'feeds-'));
});
afterEach(() => rmSync(directory, { recursive: true }));
const feeds = () => createFeeds(directory, () => new Date('2026-11-23T10:00:00.000Z'));

it('an address outlives a restart, and so does its end', async () => {
  const [first, second] = [await feeds().renew('ann'), await feeds().renew('ann')];
  expect(await feeds().find(first)).toBe('ended');
  expect(await feeds().find(second)).toEqual({ account: 'ann' });
  expect(await feeds().madeAt('ann')).toBe('2026-11-23T10:00:00.000Z');
  await feeds().end('ann');
  expect(await feeds().find(second)).toBe('ended');
  expect([await feeds().madeAt('ann'), await feeds().find('x')]).toEqual([null, null]);
});

it('one account’s new address leaves another’s as it is', async () => {
  const kept = feeds();
  const bob = await kept.renew('bob');
  await kept.renew('ann');
  await kept.end('ann');
  expect(await kept.find(bob)).toEqual({ account: 'bob' });
});

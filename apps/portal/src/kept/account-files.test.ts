import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { createAccountFiles } from './account-files.ts';
import { createSecretKey } from './secret-key.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kept-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const schema = z.object({ count: z.int() });
const files = () => createAccountFiles(join(directory, 'kept'), schema);
const more = (held: { count: number } | null) => ({ count: (held?.count ?? 0) + 1 });

it('changes of one account come one after another, and outlive a restart', async () => {
  const kept = files();
  await Promise.all(Array.from({ length: 20 }, () => kept.change('../ann', more)));
  expect(await files().read('../ann')).toEqual({ count: 20 });
  expect(await files().all()).toEqual([{ count: 20 }]);
  expect(await kept.change('../ann', () => null)).toEqual({ count: 20 });
});

it('a change that fails leaves what was kept, and the next one goes on', async () => {
  const kept = files();
  await kept.change('ann', more);
  await expect(kept.change('ann', () => ({ count: 0.5 }))).rejects.toThrow();
  expect(await kept.change('ann', more)).toEqual({ count: 2 });
});

it('nobody else reads the files, and their names tell no account', async () => {
  await files().change('ann', more);
  const folder = join(directory, 'kept');
  const [name = ''] = readdirSync(folder);
  expect(name).toMatch(/^[a-f0-9]{64}\.json$/);
  expect([statSync(folder).mode & 0o777, statSync(join(folder, name)).mode & 0o777]).toEqual([0o700, 0o600]);
});

it('a key is made once', async () => {
  const file = join(directory, 'keys', 'key');
  const [first, second] = [await createSecretKey(file)(), await createSecretKey(file)()];
  expect(first).toHaveLength(32);
  expect(second).toEqual(first);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

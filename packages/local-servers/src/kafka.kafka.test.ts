import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freePort, startKafka } from './index.ts';

const directory = mkdtempSync(join(tmpdir(), 'rep-kafka-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('a broker that was killed comes back as the same cluster', { timeout: 300_000 }, async () => {
  const options = { directory, port: await freePort(), controllerPort: await freePort() };
  const clusterId = (): string | undefined =>
    /^cluster\.id=(.+)$/m.exec(readFileSync(join(directory, 'log', 'meta.properties'), 'utf8'))?.[1];
  const first = await startKafka(options);
  const id = clusterId();
  expect(id).toMatch(/^.{22}$/);
  await first.kill();
  const second = await startKafka(options);
  expect(clusterId()).toBe(id);
  await second.stop();
  expect(existsSync(`/proc/${second.pid}`)).toBe(false);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@rep/local-servers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimStream } from './installation.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'installation-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

test('a Kafka that does not answer is named with its address and what to do', async () => {
  const broker = `127.0.0.1:${await freePort()}`;
  await expect(claimStream(directory, { kind: 'kafka', brokers: [broker], topicPrefix: '' })).rejects.toThrow(
    `Kafka does not answer at ${broker}: start it there, or name in KAFKA_BROKERS where it runs.`,
  );
}, 60_000);

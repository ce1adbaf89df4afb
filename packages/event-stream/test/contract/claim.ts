import { expect, test, vi } from 'vitest';
import { waiting } from '../support/collector.ts';
import { INSTALLATION, records } from '../support/records.ts';
import type { ContractStream } from './contract-stream.ts';

/** Whose the stream is, and which topics it has. */
export function claimPromises(contract: ContractStream): void {
  const { connect, newTopic, publish } = contract;

  test('a stream belongs to the installation that claimed it first', async () => {
    const claim = { installationId: INSTALLATION, expectedStreamId: null, topics: [] };
    await contract.stream.claim({ ...claim, expectedStreamId: contract.stream.streamId });
    await expect(contract.stream.claim({ ...claim, installationId: 'another' })).rejects.toMatchObject({
      code: 'stream-mismatch',
      message: expect.stringContaining('installation contract-suite'),
    });
    await expect(contract.stream.claim({ ...claim, expectedStreamId: 'kafka:other' })).rejects.toMatchObject({
      code: 'stream-mismatch',
    });
    expect((await connect()).streamId).toBe(contract.stream.streamId);
  });

  test('topics grow and never shrink', async () => {
    const name = await newTopic(2);
    const claim = { installationId: INSTALLATION, expectedStreamId: null };
    await contract.stream.claim({ ...claim, topics: [{ name, partitions: 1 }] });
    await publish(records(name, 1, 1));
    await contract.stream.claim({ ...claim, topics: [{ name, partitions: 3 }] });
    await vi.waitFor(() => publish(records(name, 2, 1)), waiting);
  });
}

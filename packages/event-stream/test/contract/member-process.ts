// A member of a group in a process of its own that takes a batch and never finishes it: for tests that kill it.
import { connectStream, type StreamSettings } from '@rep/event-stream';

const [settings = '', group = '', topic = ''] = process.argv.slice(2);
const stream = await connectStream(JSON.parse(settings) as StreamSettings);
const subscription = await stream.subscribe({
  group,
  topics: [topic],
  maxBatchMessages: 10,
  maxBatchBytes: 1_000_000,
  loadPositions: async (partitions) => partitions.map(() => 0),
  onBatch: async ({ messages }) => {
    process.stdout.write(`${messages.map(({ value }) => value.toString()).join()}\n`);
    return new Promise(() => undefined);
  },
});
subscription.finished.catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
process.stdin.resume().once('close', () => process.exit(0)); // never outlives its test

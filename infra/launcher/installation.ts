import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { TOPICS } from '@rep/contracts';
import { connectStream, StreamError, type StreamSettings } from '@rep/event-stream';
import { z } from 'zod';
import { readJson, writeJson } from './files.ts';
import { StartError } from './start-error.ts';

const installationSchema = z.object({ installationId: z.string().min(1), streamId: z.string().nullable() });

const topics = Object.entries(TOPICS).map(([name, { partitions }]) => ({ name, partitions }));

const adviceOn = ({ code, message }: StreamError, settings: StreamSettings): string =>
  code === 'stream-unavailable' && settings.kind === 'kafka'
    ? `Kafka does not answer at ${settings.brokers.join(', ')}: start it there, or name in KAFKA_BROKERS where it runs.`
    : message;

/**
 * Claims the stream for this data directory, and its topics. Throws StartError when the stream belongs to another
 * installation, or this directory's positions to another stream: offsets are never mixed.
 */
export async function claimStream(directory: string, settings: StreamSettings): Promise<void> {
  const file = join(directory, 'installation.json');
  const held = installationSchema.nullable().parse(readJson(file));
  const installationId = held?.installationId ?? randomUUID();
  if (!held) writeJson(file, { installationId, streamId: null });
  try {
    const stream = await connectStream(settings);
    try {
      await stream.claim({ installationId, expectedStreamId: held?.streamId ?? null, topics });
      writeJson(file, { installationId, streamId: stream.streamId });
    } finally {
      await stream.close();
    }
  } catch (error) {
    if (error instanceof StreamError) throw new StartError(adviceOn(error, settings), { cause: error });
    throw error;
  }
}

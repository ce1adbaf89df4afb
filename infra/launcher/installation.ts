import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { TOPICS } from '@rep/contracts';
import { connectStream, StreamError, type StreamSettings } from '@rep/event-stream';
import { z } from 'zod';
import { readJson, writeJson } from './files.ts';
import { StartError } from './start-error.ts';

const installationSchema = z.object({ installationId: z.string().min(1), streamId: z.string().nullable() });

const topics = Object.entries(TOPICS).map(([name, { partitions }]) => ({ name, partitions }));

/**
 * Claims the stream for this data directory, and its topics. Throws StartError when the stream belongs to another
 * installation, or this directory's positions to another stream: offsets are never mixed.
 */
export async function claimStream(directory: string, settings: StreamSettings): Promise<void> {
  const file = join(directory, 'installation.json');
  const held = installationSchema.nullable().parse(readJson(file));
  const installationId = held?.installationId ?? randomUUID();
  if (!held) writeJson(file, { installationId, streamId: null });
  const stream = await connectStream(settings);
  try {
    await stream.claim({ installationId, expectedStreamId: held?.streamId ?? null, topics });
    writeJson(file, { installationId, streamId: stream.streamId });
  } catch (error) {
    if (error instanceof StreamError) throw new StartError(error.message, { cause: error });
    throw error;
  } finally {
    await stream.close();
  }
}

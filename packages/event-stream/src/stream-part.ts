import type { Part } from '@rep/service-kit';
import { connectStream, type StreamSettings } from './connect-stream.ts';
import type { EventStream } from './port.ts';

const DOES_NOT_ANSWER = ['the event stream does not answer'];

/** A connected stream as a part: closed after everything that uses it. */
export async function createStreamPart(settings: StreamSettings): Promise<Part & { stream: EventStream }> {
  const stream = await connectStream(settings);
  return {
    name: 'event stream',
    stream,
    start: async () => undefined,
    stop: () => stream.close(),
    readiness: () =>
      stream.ping().then(
        () => [],
        () => DOES_NOT_ANSWER,
      ),
  };
}

import { StreamError } from './errors.ts';
import type { StreamClaim } from './port.ts';

/** The sentence for somebody whose data directory meets a stream that is not its own. */
const mismatch = (what: string): StreamError =>
  new StreamError(
    'stream-mismatch',
    `${what}: use the data directory that belongs to this stream, or start with --fresh on a new one.`,
  );

/** Throws `stream-mismatch` when the stream is not the one that the claim's positions were kept for. */
export function assertExpectedStream(streamId: string, claim: StreamClaim): void {
  if (claim.expectedStreamId === null || claim.expectedStreamId === streamId) return;
  throw mismatch(
    `The positions kept here belong to stream ${claim.expectedStreamId}, and this is ${streamId}`,
  );
}

/** Throws `stream-mismatch` when the stream was claimed by another installation. */
export function assertOwnInstallation(held: string | null, claim: StreamClaim): void {
  if (held === null || held === claim.installationId) return;
  throw mismatch(`This stream belongs to installation ${held}, and this is ${claim.installationId}`);
}

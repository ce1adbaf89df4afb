import { StreamError } from './errors.ts';
import type { StreamClaim } from './port.ts';

const mismatch = (sentence: string): StreamError => new StreamError('stream-mismatch', sentence);

/** Throws `stream-mismatch` when the stream is not the one that the claim's positions were kept for. */
export function assertExpectedStream(streamId: string, claim: StreamClaim): void {
  if (claim.expectedStreamId === null || claim.expectedStreamId === streamId) return;
  throw mismatch(
    `The positions kept here belong to stream ${claim.expectedStreamId}, and this is ${streamId}: start on that stream, or with another data directory (--data) on this one.`,
  );
}

/** Throws `stream-mismatch` when the stream was claimed by another installation. */
export function assertOwnInstallation(held: string | null, claim: StreamClaim): void {
  if (held === null || held === claim.installationId) return;
  throw mismatch(
    `This stream belongs to installation ${held}, and this is ${claim.installationId}: start with the data directory of that installation, or on a stream that nobody has used (--fresh empties the data directory, not the stream).`,
  );
}

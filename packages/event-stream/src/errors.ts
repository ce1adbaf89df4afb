export type StreamErrorCode =
  | 'offset-out-of-range'
  | 'stream-mismatch'
  | 'not-assigned'
  | 'invalid-record'
  | 'record-too-large'
  | 'unknown-topic'
  | 'stream-unavailable'
  | 'not-permitted';

/** A failure the stream understands. `message` is one sentence for an operator. */
export class StreamError extends Error {
  readonly code: StreamErrorCode;
  constructor(code: StreamErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StreamError';
    this.code = code;
  }
}

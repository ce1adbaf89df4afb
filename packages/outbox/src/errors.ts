export type OutboxErrorCode =
  | 'event-too-large'
  | 'invalid-event'
  | 'recorded-in-the-future'
  | 'backlog-too-large'
  | 'other-producer'
  | 'stream-out-of-step';

/** A refusal of the outbox. `message` is one sentence that names the event or the limit, never its data. */
export class OutboxError extends Error {
  readonly code: OutboxErrorCode;
  constructor(code: OutboxErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OutboxError';
    this.code = code;
  }
}

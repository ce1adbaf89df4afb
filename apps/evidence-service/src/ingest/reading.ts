import type { PilotArm, Producer, RepEvent } from '@rep/contracts';

/** What a producer numbers: everything but its checkpoints. */
export type NumberedEvent = Exclude<RepEvent, { type: 'producer.checkpoint.v1' }>;
/** A row that its importer could not read as figures. */
export type RefusedRow = Extract<RepEvent, { type: 'observation.refused.v1' }>;
export type Checkpoint = Extract<RepEvent, { type: 'producer.checkpoint.v1' }>;

/** One published row as the store keeps it. */
export type ObservationRow = {
  /** The row whose version this is, and what it says: 128 bits of SHA-256 each. */
  readonly rowId: string;
  readonly content: string;
  readonly areaKey: string;
  readonly areaCode: string;
  readonly areaName: string;
  readonly arm: PilotArm | null;
};

/** Whose sequence a message takes, and the UTC day of its insertion into the outbox. */
export type Attribution = { readonly producer: Producer; readonly sequence: number; readonly day: string };

export type EventReading = {
  readonly kind: 'event';
  readonly offset: number;
  readonly bytes: Buffer;
  readonly event: NumberedEvent;
  readonly fingerprint: string;
  readonly observation: ObservationRow | null;
};
export type CheckpointReading = {
  readonly kind: 'checkpoint';
  readonly offset: number;
  readonly event: Checkpoint;
};
export type RefusedReading = {
  readonly kind: 'refused';
  readonly offset: number;
  readonly bytes: Buffer;
  readonly reason: string;
  readonly detail: string;
  /** Null where nobody can be named for the bytes. */
  readonly attribution: Attribution | null;
};

/** What one message of the stream turned out to be, before the store is asked. */
export type Reading = EventReading | CheckpointReading | RefusedReading;

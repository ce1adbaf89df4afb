import type { Producer } from '@rep/contracts';
import type { Queryable } from '@rep/service-kit';
import { z } from 'zod';
import { OutboxError } from './errors.ts';
import type { OutboxRow } from './new-event.ts';

const reservationSchema = z.object({
  first_sequence: z.coerce.number(),
  at_time: z.string(),
  held: z.string(),
});
const heldSchema = z.array(z.string());
const sequencesSchema = z.array(z.object({ sequence: z.number() }));
const lastSchema = z.object({ last: z.coerce.number() });
const backlogSchema = z.object({ backlog: z.coerce.number() });

export type Reservation = {
  readonly firstSequence: number;
  readonly time: string;
  readonly held: ReadonlySet<string>;
};

const OTHER_PRODUCER = 'OB001';

/** Locks the producer's counter until the caller's transaction ends. */
export async function reserve(
  db: Queryable,
  producer: Producer,
  ids: readonly string[],
): Promise<Reservation> {
  try {
    const { rows } = await db.query(
      'SELECT first_sequence, at_time, held FROM outbox.reserve($1::text, $2::text[])',
      [producer, ids],
    );
    const row = reservationSchema.parse(rows[0]);
    const held = new Set(heldSchema.parse(JSON.parse(row.held)));
    return { firstSequence: row.first_sequence, time: row.at_time, held };
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== OTHER_PRODUCER) throw error;
    throw new OutboxError('other-producer', `The outbox of this database is not that of ${producer}.`, {
      cause: error,
    });
  }
}

/** The sequences of held ids, ascending. */
export async function sequencesOf(db: Queryable, ids: readonly string[]): Promise<number[]> {
  const { rows } = await db.query(
    'SELECT sequence FROM outbox.event WHERE id = ANY ($1::text[]) ORDER BY sequence',
    [ids],
  );
  return sequencesSchema.parse(rows).map(({ sequence }) => sequence);
}

/** Inserts the rows at `firstSequence` and onwards. */
export async function insertEvents(
  db: Queryable,
  rows: readonly OutboxRow[],
  place: { firstSequence: number; traceparent: string | undefined },
): Promise<void> {
  await db.query(
    // The cast gives the answer a type that every driver knows: void is none.
    `SELECT outbox.append($1::int, $2::text[], $3::text[], $4::text[], $5::int[], $6::bytea, $7::text)::text`,
    [
      place.firstSequence,
      rows.map((row) => row.id),
      rows.map((row) => row.topic),
      rows.map((row) => row.key),
      rows.map((row) => row.body.byteLength),
      Buffer.concat(rows.map((row) => row.body)),
      place.traceparent ?? null,
    ],
  );
}

/** Events that the relay has not yet brought to the stream. */
export async function outboxBacklog(db: Queryable): Promise<number> {
  const { rows } = await db.query(
    `SELECT coalesce((SELECT next_sequence - 1 FROM outbox.producer), 0) - relayed_through AS backlog
     FROM outbox.relay`,
  );
  return backlogSchema.parse(rows[0]).backlog;
}

/** The highest sequence of a committed event; 0 while there is none. */
export async function lastSequence(db: Queryable): Promise<number> {
  const { rows } = await db.query(
    'SELECT coalesce((SELECT next_sequence - 1 FROM outbox.producer), 0) AS last',
    [],
  );
  return lastSchema.parse(rows[0]).last;
}

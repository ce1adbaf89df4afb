import { type Producer, producerOfDatabaseRole, producerSchema } from '@rep/contracts';
import type { StreamMessage } from '@rep/event-stream';
import { z } from 'zod';
import type { Attribution } from './reading.ts';

const claimSchema = z.object({
  producer: producerSchema,
  sequence: z.int().min(1).max(2_147_483_647),
  type: z.unknown(),
  time: z.unknown(),
});
const instantSchema = z.iso.datetime({ offset: false });

/** Whether the stream itself bears out who the event says it is from. Where it cannot tell, the envelope is trusted. */
export const isWriter = ({ writtenBy }: StreamMessage, producer: Producer): boolean =>
  writtenBy === null || producerOfDatabaseRole(writtenBy) === producer;

/**
 * The UTC day of an instant in ISO 8601. What PostgreSQL has no day for (year 0) and what has not come yet (a clock that
 * is ahead) count on the day they came.
 */
export function dayOf(instant: string, now: Date): string {
  const day = instant.slice(0, 10);
  // Not by the text of today, which would be written for every event.
  const isPast = day >= '0001' && Date.parse(day) <= now.getTime();
  return isPast ? day : now.toISOString().slice(0, 10);
}

/**
 * Whose sequence bytes take that are no valid event, where they name a producer and a number that can be believed. Their
 * day is that of the insertion they state, else the day they came.
 */
export function attributionOf(message: StreamMessage, now: Date): Attribution | null {
  let json: unknown;
  try {
    json = JSON.parse(message.value.toString('utf8'));
  } catch {
    return null;
  }
  const claim = claimSchema.safeParse(json);
  if (!claim.success || !isWriter(message, claim.data.producer)) return null;
  const { producer, sequence, type, time } = claim.data;
  // Checkpoints take no sequence of their own.
  if (typeof type === 'string' && type.startsWith('producer.checkpoint')) return null;
  const inserted = instantSchema.safeParse(time);
  return { producer, sequence, day: dayOf(inserted.data ?? '', now) };
}

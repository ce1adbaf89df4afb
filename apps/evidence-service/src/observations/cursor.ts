import { z } from 'zod';

/** Where a row stands in the order of answers: area key, period, time identifier, topic, breakdown. */
const placeSchema = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]);
export type RowPlace = z.infer<typeof placeSchema>;

export const toCursor = (place: RowPlace): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** Null for a text that is no cursor of ours. */
export function fromCursor(cursor: string): RowPlace | null {
  try {
    const place = placeSchema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return place.success && place.data.every((part) => !part.includes('\0') && part.isWellFormed())
      ? place.data
      : null;
  } catch {
    return null;
  }
}

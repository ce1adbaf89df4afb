import type { Producer } from './codes.ts';
import { PRODUCERS } from './codes.ts';

/** The database role of a producer: `rep_east_midlands`, `national`. The embedded stream knows writers by it. */
export const databaseRoleOf = (producer: Producer): string =>
  producer === 'national' ? 'national' : `rep_${producer.replaceAll('-', '_')}`;

const producers = new Map<string, Producer>(
  PRODUCERS.map((producer) => [databaseRoleOf(producer), producer]),
);

/** The producer that signs in with this role, or null when no producer does. */
export const producerOfDatabaseRole = (role: string): Producer | null => producers.get(role) ?? null;

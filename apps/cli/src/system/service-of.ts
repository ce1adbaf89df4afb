import type { Producer } from '@rep/contracts';

/** Name of the service that speaks for a producer, among the running processes. */
export const serviceOf = (producer: Producer): string =>
  producer === 'national' ? 'national' : `rep-${producer}`;

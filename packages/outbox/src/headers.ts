/** Structured CloudEvents: the record's value is the whole event. Kafka protocol binding 1.0.2, section 3.3. */
export const CLOUD_EVENT = { 'content-type': 'application/cloudevents+json; charset=UTF-8' } as const;

export const headersOf = (traceparent: string | null): Record<string, string> =>
  traceparent === null ? CLOUD_EVENT : { ...CLOUD_EVENT, traceparent };

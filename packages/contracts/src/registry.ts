import type { z } from 'zod';
import type { envelopeSchema } from './envelope.ts';
import { producerCheckpointV1 } from './events/checkpoint.ts';
import { observationRecordedV1 } from './events/observation.ts';
import { membershipChangedV1, partnershipRegisteredV1 } from './events/partnership.ts';
import { pilotRegisteredV1, pilotStateChangedV1 } from './events/pilot.ts';

/** Topics are `<domain>.<entity>.v<major>`; a new major is a new topic. Partition counts never shrink. */
export const TOPICS = {
  'registry.partnership.v1': { partitions: 1 },
  'pilots.pilot.v1': { partitions: 1 },
  'observations.observation.v1': { partitions: 3 },
} as const;
export type Topic = keyof typeof TOPICS;
export const topicNames = Object.keys(TOPICS) as Topic[];

/** The one definition of every event type: types, validators, JSON Schema and AsyncAPI are all taken from here. */
export const EVENT_TYPES = {
  'partnership.registered.v1': {
    topic: 'registry.partnership.v1',
    summary: 'A partnership was registered',
    data: partnershipRegisteredV1,
  },
  'partnership.membership.changed.v1': {
    topic: 'registry.partnership.v1',
    summary: 'An authority joined or left, or a lead changed',
    data: membershipChangedV1,
  },
  'pilot.registered.v1': {
    topic: 'pilots.pilot.v1',
    summary: 'A lead authority created a pilot',
    data: pilotRegisteredV1,
  },
  'pilot.state.changed.v1': {
    topic: 'pilots.pilot.v1',
    summary: 'A pilot moved from one state to another',
    data: pilotStateChangedV1,
  },
  'observation.recorded.v1': {
    topic: 'observations.observation.v1',
    summary: 'One published row was recorded',
    data: observationRecordedV1,
  },
  'producer.checkpoint.v1': {
    topic: 'all',
    summary: 'All events up to a sequence have been published',
    data: producerCheckpointV1,
  },
} as const satisfies Record<string, { topic: Topic | 'all'; summary: string; data: z.ZodType }>;

export type EventType = keyof typeof EVENT_TYPES;
export type EventData<T extends EventType> = z.infer<(typeof EVENT_TYPES)[T]['data']>;
export type RepEvent<T extends EventType = EventType> = {
  [K in T]: z.infer<typeof envelopeSchema> & { type: K; data: EventData<K> };
}[T];

export const isEventType = (type: string): type is EventType => Object.hasOwn(EVENT_TYPES, type);

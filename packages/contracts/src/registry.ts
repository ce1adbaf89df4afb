import type { z } from 'zod';
import type { Envelope } from './envelope.ts';
import { producerCheckpointV1 } from './events/checkpoint.ts';
import { configurationRecordedV1 } from './events/configuration.ts';
import {
  laipAmendedV1,
  laipDraftedV1,
  laipExpiredV1,
  laipExpiringV1,
  laipReturnedV1,
  laipSignedOffV1,
  laipSubmittedV1,
  laipSupersededV1,
  sendApPartnershipMetV1,
} from './events/inclusion-plan.ts';
import { observationRecordedV1 } from './events/observation.ts';
import { membershipChangedV1, partnershipRegisteredV1 } from './events/partnership.ts';
import { pilotRegisteredV1, pilotStateChangedV1 } from './events/pilot.ts';
import {
  gateEvaluatedV1,
  guardrailBreachedV1,
  pilotAreaStateChangedV1,
  protocolDeviatedV1,
  protocolPreregisteredV1,
} from './events/pilot-gates.ts';
import { observationRefusedV1 } from './events/refusal.ts';

/** Topics are `<domain>.<entity>.v<major>`; a new major is a new topic. Partition counts never shrink. */
export const TOPICS = {
  'registry.partnership.v1': { partitions: 1 },
  'registry.configuration.v1': { partitions: 1 },
  'pilots.pilot.v1': { partitions: 1 },
  'pilots.configuration.v1': { partitions: 1 },
  'plans.inclusion-plan.v1': { partitions: 1 },
  'observations.observation.v1': { partitions: 3 },
} as const;
export type Topic = keyof typeof TOPICS;
export const topicNames = Object.keys(TOPICS) as Topic[];

/** What one event type is. Its name ends in its major version; `minor` counts the additions since (ADR 0003). */
type EventDefinition = {
  readonly topic: Topic | 'all';
  readonly minor: number;
  readonly summary: string;
  /** Envelope attributes that are optional in general and that this type always carries. */
  readonly requires: readonly (keyof Envelope)[];
  readonly data: z.ZodType;
};

/** The one definition of every event type: types, validators, JSON Schema and AsyncAPI are all taken from here. */
export const EVENT_TYPES = {
  'partnership.registered.v1': {
    topic: 'registry.partnership.v1',
    minor: 0,
    summary: 'A partnership was registered',
    requires: [],
    data: partnershipRegisteredV1,
  },
  'partnership.membership.changed.v1': {
    topic: 'registry.partnership.v1',
    minor: 0,
    summary: 'An authority joined or left, or a lead changed',
    requires: [],
    data: membershipChangedV1,
  },
  'national.configuration.recorded.v1': {
    topic: 'registry.configuration.v1',
    minor: 0,
    summary: 'A version of a national record (template, standards, law change, halt) was recorded',
    requires: [],
    data: configurationRecordedV1,
  },
  'partnership.configuration.recorded.v1': {
    topic: 'pilots.configuration.v1',
    minor: 0,
    summary: 'A version of a partnership’s record (pilot, variant, inclusion plan) was recorded',
    requires: ['repid'],
    data: configurationRecordedV1,
  },
  'pilot.registered.v1': {
    topic: 'pilots.pilot.v1',
    minor: 0,
    summary: 'A lead authority created a pilot',
    requires: ['repid', 'pilotid'],
    data: pilotRegisteredV1,
  },
  'pilot.state.changed.v1': {
    topic: 'pilots.pilot.v1',
    minor: 1,
    summary: 'A pilot moved from one state to another',
    requires: ['repid', 'pilotid'],
    data: pilotStateChangedV1,
  },
  'pilot.area.state.changed.v1': {
    topic: 'pilots.pilot.v1',
    minor: 0,
    summary: 'One area of a pilot moved from one state to another',
    requires: ['repid', 'pilotid'],
    data: pilotAreaStateChangedV1,
  },
  'pilot.gate.evaluated.v1': {
    topic: 'pilots.pilot.v1',
    minor: 0,
    summary: 'A gate was looked at, with the facts that were seen',
    requires: ['repid', 'pilotid'],
    data: gateEvaluatedV1,
  },
  'pilot.protocol.preregistered.v1': {
    topic: 'pilots.pilot.v1',
    minor: 0,
    summary: 'A pilot’s protocol was frozen',
    requires: ['repid', 'pilotid'],
    data: protocolPreregisteredV1,
  },
  'pilot.protocol.deviated.v1': {
    topic: 'pilots.pilot.v1',
    minor: 0,
    summary: 'Something was done otherwise than the protocol says',
    requires: ['repid', 'pilotid'],
    data: protocolDeviatedV1,
  },
  'incident.guardrail.breached.v1': {
    topic: 'pilots.pilot.v1',
    minor: 0,
    summary: 'A guardrail of a pilot was passed in one area',
    requires: ['repid', 'pilotid'],
    data: guardrailBreachedV1,
  },
  'laip.drafted.v1': {
    topic: 'plans.inclusion-plan.v1',
    minor: 0,
    summary: 'A local area inclusion plan was begun',
    requires: ['repid'],
    data: laipDraftedV1,
  },
  'laip.submitted.v1': {
    topic: 'plans.inclusion-plan.v1',
    minor: 0,
    summary: 'A local area inclusion plan was sent to Regions Group',
    requires: ['repid'],
    data: laipSubmittedV1,
  },
  'laip.returned.v1': {
    topic: 'plans.inclusion-plan.v1',
    minor: 0,
    summary: 'Regions Group sent a local area inclusion plan back',
    requires: ['repid'],
    data: laipReturnedV1,
  },
  'laip.signed_off.v1': {
    topic: 'plans.inclusion-plan.v1',
    minor: 0,
    summary: 'Regions Group signed off or extended a local area inclusion plan',
    requires: ['repid'],
    data: laipSignedOffV1,
  },
  'laip.amended.v1': {
    topic: 'plans.inclusion-plan.v1',
    minor: 0,
    summary: 'A local area inclusion plan in force is being amended by another',
    requires: ['repid'],
    data: laipAmendedV1,
  },
  'laip.expiring.v1': {
    topic: 'plans.inclusion-plan.v1',
    minor: 0,
    summary: 'A local area inclusion plan in force ends within 90, 60 or 30 days',
    requires: ['repid'],
    data: laipExpiringV1,
  },
  'laip.expired.v1': {
    topic: 'plans.inclusion-plan.v1',
    minor: 0,
    summary: 'The period of a local area inclusion plan is over',
    requires: ['repid'],
    data: laipExpiredV1,
  },
  'laip.superseded.v1': {
    topic: 'plans.inclusion-plan.v1',
    minor: 0,
    summary: 'Another local area inclusion plan took this one’s place',
    requires: ['repid'],
    data: laipSupersededV1,
  },
  'partnership.meeting.held.v1': {
    topic: 'plans.inclusion-plan.v1',
    minor: 0,
    summary: 'The board of an authority’s SEND and AP Partnership met',
    requires: ['repid'],
    data: sendApPartnershipMetV1,
  },
  'observation.recorded.v1': {
    topic: 'observations.observation.v1',
    minor: 0,
    summary: 'One published row was recorded',
    requires: ['pilotarm'],
    data: observationRecordedV1,
  },
  'observation.refused.v1': {
    topic: 'observations.observation.v1',
    minor: 0,
    summary: 'One published row could not be read as figures',
    requires: [],
    data: observationRefusedV1,
  },
  'producer.checkpoint.v1': {
    topic: 'all',
    minor: 0,
    summary: 'All events up to a sequence have been published',
    requires: [],
    data: producerCheckpointV1,
  },
} as const satisfies Record<string, EventDefinition>;

export type EventType = keyof typeof EVENT_TYPES;
export type EventData<T extends EventType> = z.infer<(typeof EVENT_TYPES)[T]['data']>;
type Required<T extends EventType> = (typeof EVENT_TYPES)[T]['requires'][number];

/** A whole event: the envelope with what the type requires of it, and the type's own data. */
export type RepEvent<T extends EventType = EventType> = {
  [K in T]: Omit<Envelope, 'type' | Required<K>> & { [A in Required<K>]: NonNullable<Envelope[A]> } & {
    type: K;
    data: EventData<K>;
  };
}[T];

export const isEventType = (type: string): type is EventType => Object.hasOwn(EVENT_TYPES, type);

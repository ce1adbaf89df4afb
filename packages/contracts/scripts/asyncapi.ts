import {
  EVENT_TYPES,
  type EventType,
  MAX_EVENT_BYTES,
  TOPICS,
  type Topic,
  topicNames,
} from '../src/index.ts';

const eventTypes = Object.keys(EVENT_TYPES) as EventType[];
const carries = (topic: Topic, type: EventType): boolean =>
  EVENT_TYPES[type].topic === topic || EVENT_TYPES[type].topic === 'all';
const messageRefs = (topic: Topic, base: string): Record<string, { $ref: string }> =>
  Object.fromEntries(
    eventTypes.filter((type) => carries(topic, type)).map((type) => [type, { $ref: `${base}/${type}` }]),
  );

const channel = (topic: Topic): object => ({
  address: topic,
  description: `${TOPICS[topic].partitions} partition(s). Events of one key keep their order.`,
  messages: messageRefs(topic, '#/components/messages'),
});

const operation = (topic: Topic): object => ({
  action: 'receive',
  channel: { $ref: `#/channels/${topic}` },
  summary: `What the evidence service reads from ${topic}, at least once and in order of each key`,
  messages: Object.values(messageRefs(topic, `#/channels/${topic}/messages`)),
});

const message = (type: EventType): object => ({
  name: type,
  title: EVENT_TYPES[type].summary,
  contentType: 'application/cloudevents+json',
  payload: { $ref: `./schemas/${type}.json` },
});

const byName = <T extends string>(names: readonly T[], of: (name: T) => object): Record<string, object> =>
  Object.fromEntries(names.map((name) => [name, of(name)]));

/** The stream as an AsyncAPI 3.0 document: one channel for each topic, one message for each event type. */
export const asyncApi = (): object => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Regional Expert Partnerships: the event stream',
    version: '1.0.0',
    description:
      'CloudEvents 1.0 in structured JSON, at most ' +
      `${MAX_EVENT_BYTES} bytes each. Generated from packages/contracts; do not edit.`,
    license: { name: 'MIT' },
  },
  defaultContentType: 'application/cloudevents+json',
  channels: byName(topicNames, channel),
  operations: Object.fromEntries(topicNames.map((topic) => [`receive-${topic}`, operation(topic)])),
  components: { messages: byName(eventTypes, message) },
});

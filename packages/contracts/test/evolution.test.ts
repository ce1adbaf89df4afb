import { describe, expect, test } from 'vitest';
import { jsonSchemaOf } from '../scripts/json-schema.ts';
import { EVENT_TYPES, isEventType, parseEvent, topicNames } from '../src/index.ts';
import { breakingChanges } from './breaking-changes.ts';
import { contractOf, eventTypes, validFixtures, versions } from './fixtures.ts';

const before = {
  type: 'object',
  required: ['area'],
  properties: {
    area: { type: 'string', maxLength: 9, pattern: '^E' },
    arm: { type: 'string', enum: ['pilot', 'comparison'] },
    value: { anyOf: [{ type: 'number' }, { type: 'string', enum: ['x', 'z'] }] },
    days: { type: 'array', items: { type: 'string', format: 'date' } },
  },
};
const replacing = (name: string, schema: object): object => ({
  ...before,
  properties: { ...before.properties, [name]: schema },
});

describe('a minor version only adds', () => {
  test.each([
    ['a field removed', { ...before, properties: { area: before.properties.area } }, 'arm was removed'],
    [
      'a new required field',
      { ...replacing('reason', {}), required: ['area', 'reason'] },
      '.reason became required',
    ],
    ['a field made required', { ...before, required: ['area', 'arm'] }, '.arm became required'],
    ['a promise taken back', { ...before, required: [] }, '.area may be left out'],
    [
      'a shorter text',
      replacing('area', { ...before.properties.area, maxLength: 8 }),
      'area has a narrower maxLength',
    ],
    [
      'a new lower bound',
      replacing('area', { ...before.properties.area, minLength: 9 }),
      'area has a narrower minLength',
    ],
    [
      'another pattern',
      replacing('area', { ...before.properties.area, pattern: '^E0' }),
      'area has a narrower pattern',
    ],
    ['another type', replacing('area', { type: 'number' }), 'area changed its type'],
    ['a value lost', replacing('arm', { type: 'string', enum: ['pilot'] }), 'arm lost the value comparison'],
    [
      'a list closed',
      replacing('area', { ...before.properties.area, enum: ['E1'] }),
      'area became a closed list',
    ],
    [
      'an alternative lost',
      replacing('value', { anyOf: [{ type: 'number' }] }),
      'value lost or narrowed alternative 1',
    ],
    [
      'a narrower item',
      replacing('days', { type: 'array', items: { type: 'string', format: 'date-time' } }),
      'days[items] has a narrower format',
    ],
    ['unknown fields refused', { ...before, additionalProperties: false }, ' refuses unknown fields'],
  ])('%s is a breach', (_, after, breach) => {
    expect(breakingChanges(before, after as typeof before)).toContain(breach);
  });

  test.each([
    ['nothing', before],
    ['an optional field', replacing('reason', { type: 'string' })],
    [
      'another value of a list',
      replacing('arm', { type: 'string', enum: ['pilot', 'comparison', 'baseline'] }),
    ],
    ['more room', replacing('area', { ...before.properties.area, maxLength: 12 })],
    [
      'another alternative',
      replacing('value', { anyOf: [...before.properties.value.anyOf, { type: 'null' }] }),
    ],
  ])('%s added is none', (_, after) => {
    expect(breakingChanges(before, after as typeof before)).toEqual([]);
  });
});

describe.each(versions)('$type, minor $minor', (version) => {
  const { type, minor } = version;

  test('is still understood: today’s schema takes nothing away from it', () => {
    const { schema, topic } = contractOf(version);
    expect(breakingChanges(schema, jsonSchemaOf(type))).toEqual([]);
    expect(EVENT_TYPES[type].topic).toBe(topic);
  });

  test('a field added by a later minor version does no harm to a reader of this one', () => {
    for (const { event } of validFixtures(version)) {
      const later = { ...(event as object), addedlater: true };
      expect(parseEvent(Buffer.from(JSON.stringify(later)))).toEqual({ ok: true, event });
    }
  });

  test('is kept as it was published: a change of the schema needs a new minor version and its fixtures', () => {
    if (minor === EVENT_TYPES[type].minor) expect(contractOf(version).schema).toEqual(jsonSchemaOf(type));
  });
});

test('a major version has a topic of its own', () => {
  for (const type of eventTypes) {
    const { topic } = EVENT_TYPES[type];
    const major = /\.v\d+$/.exec(type)?.[0];
    if (topic !== 'all') expect(topic.endsWith(String(major)), type).toBe(true);
  }
  expect(topicNames.every((topic) => /^[a-z]+\.[a-z]+(-[a-z]+)*\.v\d+$/.test(topic))).toBe(true);
  expect(isEventType('toString')).toBe(false);
});

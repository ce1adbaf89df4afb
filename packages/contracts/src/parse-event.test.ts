import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_EVENT_BYTES } from './envelope.ts';
import { parseEvent, validateEvent } from './parse-event.ts';
import type { RepEvent } from './registry.ts';

const observation: RepEvent<'observation.recorded.v1'> = {
  specversion: '1.0',
  id: 'an-id',
  source: '/producers/london',
  type: 'observation.recorded.v1',
  time: '2026-01-12T09:30:00.125Z',
  datacontenttype: 'application/json',
  producer: 'london',
  sequence: 1,
  pilotarm: 'baseline',
  occurredat: '2024-12-31',
  precision: 'day',
  recordedat: '2026-01-12T09:30:00.125Z',
  synthetic: false,
  configversion: 'published-figures.v1',
  data: {
    release: { name: 'a release', version: '1' },
    dataset: 'timeliness_20_week',
    area: { geographic_level: 'Regional', region_code: 'E12000007', region_name: 'London' },
    period: { time_period: '2024', time_identifier: 'Calendar year' },
    breakdown: { topic: 'Total', breakdown: 'Total' },
    measures: { plans: 1 },
  },
};
const bytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const codeOf = (value: Uint8Array): string => {
  const parsed = parseEvent(value);
  return parsed.ok ? 'ok' : parsed.code;
};

describe('bytes that are no event are told apart', () => {
  test.each([
    ['too-large', Buffer.alloc(10 * 1024 * 1024, 32)],
    ['not-utf8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
    ['malformed-json', Buffer.from('{"type": "pilot')],
    ['malformed-json', Buffer.alloc(0)],
    ['malformed-json', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes(observation)])],
    ['invalid-envelope', Buffer.from('[]')],
    ['invalid-envelope', Buffer.from('null')],
    ['unknown-type', bytes({ ...observation, type: 'weather.recorded.v1' })],
    ['unknown-type', bytes({ ...observation, type: '__proto__' })],
    ['unknown-version', bytes({ ...observation, type: 'observation.recorded.v2' })],
    ['invalid-envelope', bytes({ ...observation, datacontenttype: 'text/plain' })],
    ['invalid-envelope', bytes({ ...observation, precision: 'instant' })],
    ['invalid-data', bytes({ ...observation, data: null })],
  ])('%s', (code, value) => {
    expect(codeOf(value)).toBe(code);
  });

  test('an event of exactly the largest size is still looked at', () => {
    expect(codeOf(Buffer.alloc(MAX_EVENT_BYTES, 32))).toBe('malformed-json');
    expect(codeOf(Buffer.alloc(MAX_EVENT_BYTES + 1, 32))).toBe('too-large');
  });
});

describe('for any input', () => {
  test('bytes never make it throw', () => {
    fc.assert(fc.property(fc.uint8Array(), (value) => codeOf(value) !== 'ok'));
    fc.assert(fc.property(fc.json(), (text) => codeOf(Buffer.from(text)) !== 'ok'));
  });

  const cell = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)), // JSON has no -0
    fc.constantFrom('x', 'z', 'c', 'low'),
  );
  const measures = fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/), cell, {
    minKeys: 1,
    noNullPrototype: true,
  });
  const label = fc
    .string({ minLength: 1, maxLength: 200, unit: 'grapheme' })
    .filter((text) => text.length <= 200);

  test('an event that was parsed survives being written and parsed again, to the last value', () => {
    fc.assert(
      fc.property(measures, label, (values, name) => {
        const data = { ...observation.data, measures: values, release: { name, version: '1' } };
        const first = validateEvent({ ...observation, data });
        expect(first).toEqual({ ok: true, event: { ...observation, data } });
        if (first.ok) expect(parseEvent(bytes(first.event))).toEqual(first);
      }),
    );
  });

  test('a value that is neither a number nor a symbol is refused with its field named', () => {
    const stranger = fc.oneof(
      fc.constant(null),
      fc.boolean(),
      fc.string().filter((t) => !/^(x|z|c|low)$/.test(t)),
    );
    fc.assert(
      fc.property(stranger, (value) => {
        const data = { ...observation.data, measures: { plans: value } };
        expect(validateEvent({ ...observation, data })).toMatchObject({
          code: 'invalid-data',
          detail: expect.stringContaining('data.measures.plans'),
        });
      }),
    );
  });
});

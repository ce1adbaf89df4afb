import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonSchemaOf } from '../scripts/json-schema.ts';
import { parseEvent } from '../src/index.ts';
import { eventTypes, invalidFixtures, validFixtures, versions } from './fixtures.ts';

const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false });
formats.default(ajv);
const validators = new Map(eventTypes.map((type) => [type, ajv.compile(jsonSchemaOf(type))]));
const bytes = (event: unknown): Buffer => Buffer.from(JSON.stringify(event));

describe.each(versions)('$type, minor $minor', (version) => {
  test('has a valid fixture and at least three invalid neighbours', () => {
    expect(validFixtures(version).length).toBeGreaterThanOrEqual(1);
    expect(invalidFixtures(version).length).toBeGreaterThanOrEqual(3);
  });

  test.each(validFixtures(version))('takes $name unchanged', ({ event }) => {
    expect(parseEvent(bytes(event))).toEqual({ ok: true, event });
  });

  test.each(invalidFixtures(version))('refuses $name and names the field', ({ event, expected }) => {
    const parsed = parseEvent(bytes(event));
    expect(parsed).toMatchObject({ ok: false, code: expected.code });
    if (!parsed.ok && expected.field !== '') expect(parsed.detail).toContain(`${expected.field}: `);
  });

  test.each([...validFixtures(version), ...invalidFixtures(version)])(
    'the generated JSON Schema says of $name what the validator says',
    ({ type, event }) => {
      expect(validators.get(type)?.(event)).toBe(parseEvent(bytes(event)).ok);
    },
  );
});

/** Paths of everything inside a value: `['data', 'area', 'la_name']`. */
const pathsIn = (value: unknown, path: string[] = []): string[][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...pathsIn(inner, [...path, key])])
    : [];

function changed(event: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy: Record<string, unknown> = { ...(event as object) };
  const inner = changed(copy[key], rest, value);
  if (inner === undefined) delete copy[key];
  else copy[key] = inner;
  return Array.isArray(event) ? Object.values(copy) : copy;
}

test('schema and validator agree on any valid event with one value changed or left out', () => {
  const junk = fc.oneof(
    fc.constant(undefined),
    fc.constantFrom(null, true, 0, -1, 1.5, 2 ** 31, 2 ** 53, '', 'x', '2024-09-01', '2023-02-29', [], {}),
    fc.string({ maxLength: 12 }),
  );
  const cases = versions.flatMap(validFixtures).flatMap((fixture) =>
    pathsIn(fixture.event)
      .filter(([root]) => root !== 'type')
      .map((path) => ({ ...fixture, path })),
  );
  fc.assert(
    fc.property(fc.constantFrom(...cases), junk, ({ type, event, path }, value) => {
      const other = changed(event, path, value);
      return validators.get(type)?.(other) === parseEvent(bytes(other)).ok;
    }),
    { numRuns: 1000 },
  );
});

import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { measureQuery } from './query-size.ts';
import { schema } from './schema.ts';

const readsOf = (query: string): number => measureQuery(parse(query)).reads;
const fieldsOf = (type: string): string[] => {
  const found = schema.getType(type);
  return found && 'getFields' in found ? Object.keys(found.getFields()) : [];
};

test.each(fieldsOf('Query'))('%s reads the database, and its cost says so', (field) => {
  expect(readsOf(`{ ${field} { __typename } }`)).toBeGreaterThan(0);
});

test('what scans a whole answer costs as much as a page of it', () => {
  const rows = (fields: string): number => readsOf(`{ observations(filter: {}) { ${fields} } }`);
  const page = rows('edges { node { areaCode } }');
  expect(rows('totalCount') - page).toBe(25_000);
  expect(rows('asOf { complete inFlight at }') - page).toBe(10_000);
  expect(rows('asOf { mayChange }') - rows('asOf { complete }')).toBe(25_000);
  expect(rows('n: totalCount') - page).toBe(25_000);
});

test('members of a list that are looked up together cost one look-up', () => {
  const partnerships = readsOf('{ partnerships { name } }');
  expect(readsOf('{ partnerships { members { authority { name } } } }') - partnerships).toBe(1_000);
  expect(readsOf('{ pilots { partnership { name } } }') - readsOf('{ pilots { id } }')).toBe(500);
});

test('a field that is asked for in a fragment costs what it costs elsewhere, each time', () => {
  const fragment = 'fragment C on ObservationConnection { totalCount }';
  const twice = `{ a: observations(filter: {}) { ...C } b: observations(filter: {}) { ...C } } ${fragment}`;
  expect(readsOf(twice)).toBe(2 * readsOf('{ observations(filter: {}) { totalCount } }'));
});

test('a field of no type that is named like a part of every object costs nothing', () => {
  expect(measureQuery(parse('{ constructor toString }'))).toMatchObject({ values: 2, reads: 0 });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGraphqlHarness } from './graphql-harness.ts';

let harness: Awaited<ReturnType<typeof createGraphqlHarness>>;
beforeAll(async () => {
  harness = await createGraphqlHarness();
});
afterAll(() => harness.close());

const NUL = 'a\u0000b';
const HALF = 'a\ud800b';
const ROWS = '(filter: $filter, measures: $measures) { totalCount }';

test.each([
  ['query ($id: ID!) { partnership(id: $id) { id } }', { id: NUL }, 'id'],
  ['query ($id: ID!) { partnership(id: $id) { id } }', { id: HALF }, 'id'],
  ['{ partnership(id: "\\u0000") { id } }', {}, 'id'],
  ['query ($p: ID) { pilots(partnership: $p) { id } }', { p: NUL }, 'partnership'],
  ['query ($r: String) { authorities(region: $r) { code } }', { r: HALF }, 'region'],
  ['query ($d: String) { measures(dataset: $d) { id } }', { d: NUL }, 'dataset'],
  ['query ($d: String) { conservation(from: $d) { redelivered } }', { d: NUL }, 'from'],
  ['query ($p: String) { quarantine(producer: $p) { reason } }', { p: HALF }, 'producer'],
  [
    'query ($a: String) { observations(filter: { dataset: "d" }, after: $a) { totalCount } }',
    { a: NUL },
    'after',
  ],
  [
    `query ($filter: ObservationFilter!, $measures: [String!]) { observations${ROWS} }`,
    { filter: { dataset: 'd' }, measures: ['a', HALF] },
    'measures[1]',
  ],
  [
    `query ($filter: ObservationFilter!, $measures: [String!]) { observations${ROWS} }`,
    { filter: { dataset: 'd', areas: ['E09000007', NUL] } },
    'filter.areas[1]',
  ],
  [
    `query ($filter: ObservationFilter!, $measures: [String!]) { observations${ROWS} }`,
    { filter: { dataset: 'd', breakdown: HALF } },
    'filter.breakdown',
  ],
])('%s refuses a text that cannot be stored, and names it: %#', async (query, variables, argument) => {
  const { status, body } = await harness.post({ query, variables });
  expect([status, body.errors]).toMatchObject([
    400,
    [
      {
        message: `Take the character U+0000 and any half of a surrogate pair out of the argument ${argument}.`,
        extensions: { code: 'BAD_INPUT' },
      },
    ],
  ]);
});

test('half of a surrogate pair written in the query itself is no GraphQL', async () => {
  const { status, body } = await harness.post({ query: '{ partnership(id: "\\uD800") { id } }' });
  expect([status, body.errors?.[0]?.extensions]).toMatchObject([400, { code: 'BAD_INPUT' }]);
});

test('a cursor that holds such a text is none of ours', async () => {
  for (const part of [NUL, HALF]) {
    const after = Buffer.from(JSON.stringify([part, '2024', 'Calendar year', 't', 'b'])).toString(
      'base64url',
    );
    const query = `{ observations(filter: { dataset: "d" }, after: "${after}") { totalCount } }`;
    expect((await harness.post({ query })).body.errors?.[0]?.message).toContain('a cursor that this query');
  }
});

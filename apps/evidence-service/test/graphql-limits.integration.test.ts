import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGraphqlHarness } from './graphql-harness.ts';

let harness: Awaited<ReturnType<typeof createGraphqlHarness>>;
beforeAll(async () => {
  harness = await createGraphqlHarness();
});
afterAll(() => harness.close());

const refusal = async (query: string) => {
  const { status, body } = await harness.post({ query });
  expect(body.errors).toHaveLength(1);
  return [status, body.errors?.[0]?.message];
};
const nested = (depth: number): string => (depth === 0 ? 'id' : `partnership { ${nested(depth - 1)} }`);

test('10,000 aliases get 400 and one sentence', async () => {
  const aliases = (count: number) =>
    Array.from({ length: count }, (_, i) => `a${i}: regions { code }`).join(' ');
  expect(await refusal(`{ ${aliases(10_000)} }`)).toEqual([
    400,
    'Write the query with at most 1500 words and signs.',
  ]);
  expect(await refusal(`{ ${aliases(16)} }`)).toEqual([400, 'Use at most 15 aliases in one query.']);
});

test('a depth of 50 gets 400 and one sentence, however it is made', async () => {
  const sentence = 'Nest fields at most 10 levels deep.';
  expect(await refusal(`{ pilots { ${nested(50)} } }`)).toEqual([400, sentence]);
  const fragments = Array.from(
    { length: 50 },
    (_, i) => `fragment F${i} on Pilot { partnership { ...F${i + 1} } }`,
  );
  expect(await refusal(`{ pilots { ...F0 } } ${fragments.join(' ')} fragment F50 on Pilot { id }`)).toEqual([
    400,
    sentence,
  ]);
});

test('fragments that double each other are measured in no time', async () => {
  const doubling = Array.from(
    { length: 60 },
    (_, i) => `fragment D${i} on Query { ...D${i + 1} ...D${i + 1} }`,
  );
  const [status] = await refusal(
    `{ ...D0 } ${doubling.join(' ')} fragment D60 on Query { regions { code } }`,
  );
  expect(status).toBe(400);
});

test('a fragment that spreads itself is refused by validation', async () => {
  const [status, message] = await refusal('{ ...A } fragment A on Query { regions { code } ...A }');
  expect([status, message]).toEqual([400, expect.stringContaining('Cannot spread fragment')]);
});

test('many fields side by side, and lists within lists, get 400 and one sentence', async () => {
  expect(await refusal(`{ ${'__typename '.repeat(61)} }`)).toEqual([
    400,
    'Ask for at most 60 fields side by side.',
  ]);
  const page =
    'observations(filter: {dataset: "d"}, first: 500) { edges { node { values { measure value } } } }';
  const tooMuch = [400, 'Ask for fewer rows or fields in one query: this one would read too much.'];
  expect(await refusal(`{ a: ${page} b: ${page} c: ${page} d: ${page} }`)).toEqual(tooMuch);
  const counted = 'observations(filter: {dataset: "d"}, first: 1) { totalCount }';
  expect(await refusal(`{ a: ${counted} b: ${counted} c: ${counted} d: ${counted} e: ${counted} }`)).toEqual(
    tooMuch,
  );
});

test('one full page with every field is within the limits, and so is introspection with a token', async () => {
  const query = `query ($filter: ObservationFilter!, $first: Int) { observations(filter: $filter, first: $first) {
    edges { cursor node { areaCode areaName level period { timePeriod timeIdentifier } breakdown { topic breakdown }
      values { measure value } release { name version } recordedAt arm settled note } }
    pageInfo { hasNextPage endCursor } totalCount asOf { at complete inFlight missing quarantined mayChange mayGrow } } }`;
  expect(await harness.ask(query, { filter: { dataset: 'd' }, first: 500 })).toHaveProperty('observations');
  expect(await harness.ask(getIntrospectionQuery())).toHaveProperty('__schema');
});

test('a body over the limit gets 413, several queries at once 400', async () => {
  expect((await harness.post({ query: `# ${'x'.repeat(512_000)}\n{ regions { code } }` })).status).toBe(413);
  expect((await harness.post([{ query: '{ regions { code } }' }])).status).toBe(400);
});

test('without a token, with a forged one or one for another service, nothing is answered', async () => {
  const query = getIntrospectionQuery();
  for (const token of [null, 'Bearer x.y.z', `Bearer ${await harness.tokenOf('evaluator', 'national')}`]) {
    const { status, body } = await harness.post({ query }, token);
    expect([status, body]).toEqual([
      401,
      expect.objectContaining({ detail: expect.stringContaining('ign in') }),
    ]);
  }
  const other = await harness.post({ query }, `Bearer ${await harness.tokenOf('setting')}`);
  expect([other.status, other.body]).toEqual([403, expect.objectContaining({ title: 'Not permitted' })]);
});

test('an unknown field is named, an inner failure is not', async () => {
  const unknown = await harness.post({ query: '{ cats }' });
  expect([unknown.status, unknown.body.errors?.[0]]).toMatchObject([
    400,
    { extensions: { code: 'BAD_INPUT' } },
  ]);
  await harness.database.query('ALTER TABLE area RENAME TO hidden');
  const broken = await harness.post({ query: '{ regions { code } }' });
  await harness.database.query('ALTER TABLE hidden RENAME TO area');
  expect(broken.body.errors).toMatchObject([
    { message: 'Try again; if it happens again, report the request id.', extensions: { code: 'INTERNAL' } },
  ]);
});

test('a statement that takes too long is ended, and whoever asked is told', async () => {
  const hasty = await createGraphqlHarness(900, 50);
  const lock = await hasty.lock('area', 'ACCESS EXCLUSIVE');
  const { status, body } = await hasty.post({ query: '{ regions { code } authorities { code } }' });
  await lock.release();
  expect([status, body.errors?.[0]]).toMatchObject([
    503,
    {
      message: 'Ask for less, or try again in a minute: the answer took too long.',
      extensions: { code: 'UNAVAILABLE' },
    },
  ]);
  expect(await hasty.ask('{ authorities { code } }')).toHaveProperty('authorities');
  await hasty.close();
});

test('no statement of an answer may take longer than ten seconds', async () => {
  const { rows } = await harness.reading.query('SHOW statement_timeout');
  expect(rows).toEqual([{ statement_timeout: '10s' }]);
});

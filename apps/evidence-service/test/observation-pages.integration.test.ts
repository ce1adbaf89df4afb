import { expect, test } from 'vitest';
import { dataset, publishedRows, ROWS, type Rows } from './published-rows.ts';

const given = publishedRows();

test('pages follow each other without a gap or a repetition', async () => {
  const { rows } = given;
  const whole = await rows({});
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: Rows = await rows({}, { first: 2, after });
    seen.push(...page.edges.map(({ cursor }) => cursor));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  expect(seen).toEqual(whole.edges.map(({ cursor }) => cursor));
  expect(seen).toHaveLength(whole.totalCount);
});

test('what cannot be asked is refused with a sentence', async () => {
  const { harness } = given;
  const refusal = async (variables: object) =>
    (await harness.post({ query: ROWS, variables })).body.errors?.[0]?.message;
  expect(await refusal({ filter: { dataset }, first: 501 })).toBe(
    'Ask for at most 500 rows at a time (first).',
  );
  expect(await refusal({ filter: { dataset }, after: 'nonsense' })).toContain('a cursor that this query');
  expect(await refusal({ filter: { dataset, from: 19 } })).toContain('years in four digits');
  expect(await refusal({ filter: { dataset, levels: ['Parish'] } })).toContain(
    'National, Regional, Local authority',
  );
  expect(await refusal({ filter: { dataset }, asOf: '2025-06-09' })).toContain('with its offset from UTC');
});

test('the first page’s query is served by the index alone', async () => {
  const { harness } = given;
  const plan = await harness.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN SELECT DISTINCT ON (area_key, time_period, time_identifier, topic, breakdown) * FROM observation_version
     WHERE dataset = 'd' AND recorded_at <= now() AND area_key = ANY ('{a,b,c}') AND time_period >= '2019' AND time_period < '2025'
     ORDER BY area_key, time_period, time_identifier, topic, breakdown, recorded_at DESC, sequence DESC LIMIT 101`,
  );
  expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(
    /Index Scan using observation_version_answer/,
  );
});

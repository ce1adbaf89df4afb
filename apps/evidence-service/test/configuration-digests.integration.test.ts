import { toldDigest } from '@rep/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { configurationVersion } from './configuration-version.ts';
import { createGraphqlHarness } from './graphql-harness.ts';

let harness: Awaited<ReturnType<typeof createGraphqlHarness>>;
const TOLD = [
  configurationVersion(1, { kind: 'pilot', id: 'a/b', content: { title: 'One', share: 0.1 } }),
  configurationVersion(2, { kind: 'pilot', id: 'a/b', version: 2, content: { title: 'Two', share: 1e-7 } }),
  configurationVersion(3, { kind: 'delegation', id: 'E09000003', content: { appointments: [] } }),
];

beforeAll(async () => {
  harness = await createGraphqlHarness();
  const partition = await harness.partition('pilots.configuration.v1');
  await partition.send(...TOLD);
});
afterAll(() => harness.close());

const answerSchema = z.object({
  configurationDigests: z.array(
    z.object({
      ...{ kind: z.string(), id: z.string(), version: z.number(), sha256: z.string(), digest: z.string() },
      ...{ intact: z.boolean(), cursor: z.string() },
    }),
  ),
});
const digests = async (more = '') => {
  const query = `{ configurationDigests(producer: "london"${more})
    { kind id version state sha256 digest intact cursor } }`;
  return answerSchema.parse(await harness.ask(query)).configurationDigests;
};

test('every version held has the digests of what was told, by kind, id and version', async () => {
  const expected = [TOLD[2], TOLD[0], TOLD[1]].flatMap((event) => {
    if (!event) return [];
    const { actor_role: actorRole, actor_la_code: actorLaCode, content: _content, ...told } = event.data;
    const { kind, id, version, sha256 } = told;
    const digest = toldDigest({ ...told, actorRole, actorLaCode, synthetic: true });
    return [{ kind, id, version, sha256, digest, intact: true, cursor: `${kind}/${version}/${id}` }];
  });
  expect(await digests()).toEqual(expected);
});

test('pages follow each other, with any id', async () => {
  const [first] = await digests(', first: 1');
  const [second] = await digests(`, first: 1, after: "${first?.cursor}"`);
  const rest = await digests(`, after: "${second?.cursor}"`);
  expect([first, second, ...rest]).toEqual(await digests());
  expect(rest).toHaveLength(1);
});

test('a content that a hand changed is seen', async () => {
  await harness.query(
    `UPDATE configuration_version SET content = jsonb_set(content, '{title}', '"Else"') WHERE version = 2`,
  );
  expect((await digests()).map(({ intact }) => intact)).toEqual([true, true, false]);
});

test.each([
  ['producer: "atlantis"', 'Give the producer as'],
  ['producer: "london", first: 201', 'Ask for 1 to 200 versions'],
  ['producer: "london", after: "nowhere"', 'Give as "after" the cursor'],
])('%s is refused with what to do', async (args, sentence) => {
  const { body } = await harness.post({ query: `{ configurationDigests(${args}) { id } }` });
  expect(body.errors?.[0]?.message).toContain(sentence);
});

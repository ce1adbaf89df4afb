import { FURTHER_STRANDS, STRAND_TEMPLATES, type Template, type Variant } from '@rep/domain';
import type { TestDatabase } from '@rep/testkit';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { publishProgramme } from '../src/programme/publish-programme.ts';
import { registerProgramme } from '../src/registry/register-programme.ts';
import { type FakeEvidence, startFakeEvidence } from './fake-evidence.ts';
import {
  authorizationOf,
  createNationalDatabase,
  startService,
  type TestService,
} from './national-system.ts';

let database: TestDatabase & { appUrl: string };
let service: TestService;
let evidence: FakeEvidence;
beforeAll(async () => {
  [database, evidence] = await Promise.all([createNationalDatabase(), startFakeEvidence()]);
  service = await startService(database.appUrl, { evidenceUrl: evidence.url });
  await registerProgramme(service.registry);
  await publishProgramme(service.records);
});
beforeEach(() => {
  evidence.away = false;
  evidence.held.clear();
});
afterAll(async () => {
  await service.stop();
  await evidence.stop();
  await database.drop();
});

const dfe = async () => service.client(await authorizationOf('dfe-policy'));
const shortest = STRAND_TEMPLATES.find(({ strand }) => strand === 'tailored-lists');
if (!shortest) throw new Error('there is no template of tailored lists');
const LISTS: Template = shortest;
const longest = LISTS.parameters.find(
  ({ effect }) => effect.kind === 'list-length' && effect.bound === 'longest',
);
if (longest?.type !== 'integer') throw new Error('lists have no longest length');
const TOP = longest.range.max;

/** The next version, in which a list may be one shorter than it could be. */
const tighter = (version: number): Template => ({
  ...LISTS,
  version,
  parameters: LISTS.parameters.map((p) =>
    p.name === longest.name ? { ...longest, range: { ...longest.range, max: TOP - 1 } } : p,
  ),
});
const variant = (n: number, repId: Variant['repId'], value: number): Variant => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  repId,
  strand: LISTS.strand,
  name: `Variant ${n}`,
  copiedFrom: null,
  versions: [
    {
      ...{ number: 1, templateVersion: 1, frozenAt: null, authorityValues: {} },
      values: { [longest.name]: { value, reason: 'Families asked for more.' } },
    },
  ],
});

test('everybody sees the programme’s templates with their versions', async () => {
  const client = service.client(await authorizationOf('parent-carer-forum', 'london'));
  expect((await client.templates.list.query()).map(({ id, state }) => [id, state]).sort()).toEqual([
    ['mediation', 'published'],
    ['national-standards', 'published'],
    ['tailored-lists', 'published'],
  ]);
  const shown = await client.templates.show.query({ strand: 'mediation' });
  expect(shown.versions.map(({ version, step }) => [version, step])).toEqual([[1, 'published']]);
});

test('a preview names the variants that would become invalid, by partnership, over all pages, and publishes nothing', async () => {
  const many = Array.from({ length: 250 }, (_, n) => variant(n, 'london', longest.range.min));
  evidence.held.set('variant', [...many, variant(900, 'north-east', TOP)]);
  const preview = await (await dfe()).templates.preview.mutate({ template: tighter(2) });
  expect(preview.nextVersion).toBe(2);
  expect(preview.problems).toEqual([]);
  expect(preview.differences).toMatchObject([{ parameter: longest.name, change: 'changed', field: 'range' }]);
  expect(preview.invalidated).toMatchObject([
    { repId: 'north-east', problems: [{ parameter: longest.name, value: TOP }] },
  ]);
  expect(await (await dfe()).templates.show.query({ strand: LISTS.strand })).toMatchObject({ version: 1 });
});

test('a draft is kept for a colleague, who is told what changed meanwhile; once published it is none any more', async () => {
  const client = await dfe();
  const strand = 'national-standards';
  const { content } = await client.templates.show.query({ strand });
  expect(await client.templates.showDraft.query({ strand })).toBeNull();
  const draft = { ...content, version: 2, purpose: 'Written so far.' };
  expect(await client.templates.saveDraft.mutate({ template: draft })).toMatchObject({ version: 1 });
  const more = { ...draft, title: 'More' };
  await client.templates.saveDraft.mutate({ template: more, expectedVersion: 1 });
  const late = client.templates.saveDraft.mutate({ template: draft, expectedVersion: 1 });
  await expect(late).rejects.toMatchObject({ data: { reason: 'stale-version' } });
  expect((await client.templates.showDraft.query({ strand }))?.content).toEqual(more);
  await client.templates.publish.mutate({ template: more, invalidates: [] });
  expect(await client.templates.showDraft.query({ strand })).toBeNull();
  const lead = service.client(await authorizationOf('lead-authority', 'london'));
  await expect(lead.templates.showDraft.query({ strand })).rejects.toMatchObject({
    data: { code: 'FORBIDDEN' },
  });
});

test('while the evidence is away nothing is published, and one sentence says what to do', async () => {
  evidence.away = true;
  const client = await dfe();
  const attempt = client.templates.publish.mutate({ template: tighter(2), invalidates: [] });
  await expect(attempt).rejects.toMatchObject({
    message: expect.stringMatching(/^Try again in a minute: [^.]*\.$/),
    data: { code: 'SERVICE_UNAVAILABLE', reason: 'evidence-away' },
  });
  expect(await client.templates.show.query({ strand: LISTS.strand })).toMatchObject({ version: 1 });
});

test('a template that makes a variant invalid is published once that was seen', async () => {
  evidence.held.set('variant', [variant(1, 'london', TOP)]);
  const client = await dfe();
  await expect(
    client.templates.publish.mutate({ template: tighter(2), invalidates: [] }),
  ).rejects.toMatchObject({ data: { refusals: [{ code: 'invalidates-unseen' }] } });
  const invalidates = [variant(1, 'london', TOP).id];
  const published = await client.templates.publish.mutate({
    ...{ template: tighter(2), invalidates, expectedVersion: 1 },
  });
  expect(published).toMatchObject({ version: 2, step: 'published', content: { version: 2 } });
  const late = client.templates.publish.mutate({ template: tighter(3), invalidates, expectedVersion: 1 });
  await expect(late).rejects.toMatchObject({ data: { reason: 'stale-version' } });
});

test('a template that loosens the law, or comes from anybody else, is refused with every reason', async () => {
  const loose = {
    ...LISTS,
    version: 7,
    parameters: LISTS.parameters.map((p) =>
      p.effect.kind === 'statutory-duty' && 'range' in p ? { ...p, range: { min: 0, max: 999 } } : p,
    ),
  };
  const attempt = (await dfe()).templates.publish.mutate({ template: loose, invalidates: [] });
  await expect(attempt).rejects.toMatchObject({
    data: {
      refusals: expect.arrayContaining([
        expect.objectContaining({ code: 'version-not-next' }),
        expect.objectContaining({ gate: 'G10' }),
      ]),
    },
  });
  const lead = service.client(await authorizationOf('lead-authority', 'london'));
  await expect(
    lead.templates.publish.mutate({ template: tighter(3), invalidates: [] }),
  ).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });
});

test('a fourth and a fifth strand are published as data, and nothing else is needed', async () => {
  const client = await dfe();
  evidence.away = true; // a strand without a template has no variant, so nobody need be asked
  for (const template of FURTHER_STRANDS) {
    expect(await client.templates.preview.mutate({ template })).toMatchObject({
      problems: [],
      invalidated: [],
    });
    await client.templates.publish.mutate({ template, invalidates: [] });
    expect((await client.templates.show.query({ strand: template.strand })).content).toEqual(template);
    const reason = 'To see that it can be halted like any other.';
    expect(await client.halts.halt.mutate({ strand: template.strand, reason })).toMatchObject({
      state: 'halted',
    });
  }
  expect(FURTHER_STRANDS.map(({ strand }) => strand)).toEqual(['alternative-provision', 'ehc-plan-template']);
  const told = await database.query(
    "SELECT key FROM outbox.event WHERE convert_from(body, 'UTF8')::json->'data'->>'kind' = 'template' AND key <> ALL($1) ORDER BY sequence",
    [STRAND_TEMPLATES.map(({ strand }) => strand)],
  );
  expect(told.map(({ key }) => key)).toEqual(['alternative-provision', 'ehc-plan-template']);
});

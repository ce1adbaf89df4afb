import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import {
  BARNET,
  CAMDEN,
  draftPilot,
  type London,
  planOf,
  refusalCodes,
  registerPilot,
  startLondon,
} from './london.ts';

let london: London;
beforeAll(async () => {
  london = await startLondon();
});
afterAll(() => london.stop());

const NOBODY = '00000000-0000-4000-8000-000000000000';
const counts = async () => {
  const [row] = await london.database.query(
    `SELECT (SELECT count(*)::int FROM records.record_version) AS versions,
       (SELECT count(*)::int FROM outbox.event) AS events`,
  );
  return row;
};
const audits = (pilotId: string) =>
  london.database.query<{ code: string; role: string }>(
    `SELECT code, role FROM records.refusal WHERE record_id = '${pilotId}' ORDER BY id`,
  );
const refusalSchema = z.object({
  data: z.object({ fields: z.array(z.object({ path: z.string() })) }),
});
const fieldsOf = (error: unknown): string[] => refusalSchema.parse(error).data.fields.map(({ path }) => path);
const draft = { title: 'Mediation before appeal', strand: 'mediation' };

test('a drafter of a lead authority drafts a pilot: kept, listed, shown, and told of', async () => {
  const ben = await london.as('ben');
  const held = await ben.pilots.draft.mutate({ ...draft, plan: { question: 'Do fewer appeals follow?' } });
  expect(held).toMatchObject({ version: 1, state: 'draft', content: { ...draft, leadLaCode: BARNET } });
  const pilotId = held.id;
  expect((await ben.pilots.list.query({ state: 'draft' })).map(({ id }) => id)).toContain(pilotId);
  const shown = await ben.pilots.show.query({ pilotId });
  expect(shown).toMatchObject({ content: held.content, steps: ['edit', 'consult', 'withdraw', 'supersede'] });
  const events = await london.database.query<{ type: string }>(
    `SELECT convert_from(body, 'UTF8')::json->>'type' AS type FROM outbox.event WHERE key = '${pilotId}' ORDER BY sequence`,
  );
  expect(events.map(({ type }) => type)).toEqual([
    'partnership.configuration.recorded.v1',
    'pilot.registered.v1',
    'pilot.state.changed.v1',
  ]);
});

test('a long list of pilots comes in pages, from either end, of one strand', async () => {
  const ben = await london.as('ben');
  const strand = 'national-standards';
  const made: string[] = [];
  for (const title of ['One', 'Two', 'Three']) {
    made.push((await ben.pilots.draft.mutate({ title, strand })).id);
  }
  const page = (input: object) => ben.pilots.list.query({ strand, limit: 2, ...input });
  for (const newestFirst of [false, true]) {
    const first = await page({ newestFirst });
    const rest = await page({ newestFirst, after: first.at(-1)?.cursor });
    expect([first.length, rest.length]).toEqual([2, 1]);
    expect([...first, ...rest].map(({ id }) => id).sort()).toEqual(made.toSorted());
  }
  await expect(page({ after: 'the second page' })).rejects.toSatisfy((e) => fieldsOf(e).includes('after'));
  await expect(page({ limit: 1_000 })).rejects.toSatisfy((e) => fieldsOf(e).includes('limit'));
});

test('a form that is sent twice drafts one pilot', async () => {
  const ben = await london.as('ben');
  const id = crypto.randomUUID();
  const both = [
    await ben.pilots.draft.mutate({ ...draft, id }),
    await ben.pilots.draft.mutate({ ...draft, id }),
  ];
  expect(both.map(({ version }) => version)).toEqual([1, 1]);
});

test('when the outbox refuses, the pilot and what it froze are undone with it', async () => {
  const ben = await london.as('ben');
  const { id: variantId } = await ben.variants.draft.mutate({ strand: 'mediation', name: 'Ours' });
  const before = await counts();
  await london.database.query('ALTER TABLE outbox.event ADD CONSTRAINT refuse CHECK (false) NOT VALID');
  const refused = ben.pilots.draft.mutate({ ...draft, plan: planOf('mediation', variantId) });
  await expect(refused).rejects.toThrow('Try again');
  await london.database.query('ALTER TABLE outbox.event DROP CONSTRAINT refuse');
  expect(await counts()).toEqual(before);
  expect((await ben.variants.show.query({ variantId })).state).toBe('draft');
});

test('a pilot freezes the version of the variant that it names, and a change starts the next', async () => {
  const ben = await london.as('ben');
  const { pilotId, variantId } = await draftPilot(london, 'mediation');
  expect((await ben.variants.show.query({ variantId })).state).toBe('frozen');
  const changed = await ben.variants.change.mutate({ variantId, values: {} });
  expect(changed.content.versions.map(({ number }) => number)).toEqual([1, 2]);
  expect((await ben.pilots.show.query({ pilotId })).content.plan.variant).toEqual({
    id: variantId,
    version: 1,
  });
});

test('a pilot cannot name a version that is not there', async () => {
  const ben = await london.as('ben');
  const unknown = ben.pilots.draft.mutate({ ...draft, plan: { variant: { id: NOBODY, version: 1 } } });
  expect(await refusalCodes(unknown)).toEqual(['no-such-variant']);
});

test('a member that does not lead, and a lead of no authority, draft nothing', async () => {
  const before = await counts();
  for (const person of ['carl', 'eve', 'pia', 'rita'] as const) {
    const client = await london.as(person);
    await expect(client.pilots.draft.mutate(draft)).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });
  }
  expect(await counts()).toEqual(before);
});

test('an evaluator who writes, and a lead who signs off a plan, are refused and kept', async () => {
  const [eve, amira] = [await london.as('eve'), await london.as('amira')];
  const decision = { from: '2026-11-23', to: '2027-11-23', conditions: [], opensListGate: true, reasons: [] };
  for (const call of [
    eve.pilots.submit.mutate({ pilotId: NOBODY }),
    amira.inclusionPlans.accept.mutate({ planId: 'any', ...decision }),
  ]) {
    await expect(call).rejects.toMatchObject({ data: { code: 'FORBIDDEN', reason: 'role-not-permitted' } });
  }
  const kept = await london.database.query(
    "SELECT record_id, account, role FROM records.refusal WHERE kind = 'procedure' AND record_id <> 'pilots.draft' ORDER BY id",
  );
  expect(kept).toEqual([
    { record_id: 'pilots.submit', account: 'eve', role: 'evaluator' },
    { record_id: 'inclusionPlans.accept', account: 'amira', role: 'lead-authority' },
  ]);
});

test('an approver who is no drafter of the authority writes no variant', async () => {
  const amira = await london.as('amira');
  const call = amira.variants.draft.mutate({ strand: 'mediation', name: 'Mine' });
  expect(await refusalCodes(call)).toEqual(['not-a-drafter']);
});

test('nobody approves what they drafted', async () => {
  const { pilotId } = await draftPilot(london, 'mediation');
  const [ben, amira] = [await london.as('ben'), await london.as('amira')];
  const as = { laCode: BARNET, from: '2026-11-23', to: null } as const;
  await amira.delegation.appoint.mutate({ ...as, account: 'ben', function: 'approver' });
  await ben.pilots.consult.mutate({ pilotId });
  expect(await refusalCodes(ben.pilots.agree.mutate({ pilotId, laCode: BARNET }))).toEqual(['own-draft']);
  const ended = { laCode: BARNET, account: 'ben', function: 'approver' as const, to: '2026-11-24' };
  await amira.delegation.endAppointment.mutate(ended);
});

test('nobody answers for another authority, and the attempt is kept', async () => {
  const { pilotId } = await draftPilot(london, 'mediation');
  await (await london.as('ben')).pilots.consult.mutate({ pilotId });
  const cora = await london.as('cora');
  const call = cora.pilots.agree.mutate({ pilotId, laCode: BARNET });
  expect(await refusalCodes(call)).toContain('another-authority');
  expect(await audits(pilotId)).toEqual([{ code: 'step-refused', role: 'member-authority' }]);
});

test('a second agreement of the same authority has no effect', async () => {
  const { pilotId } = await draftPilot(london, 'mediation');
  await (await london.as('ben')).pilots.consult.mutate({ pilotId });
  const cora = await london.as('cora');
  const first = await cora.pilots.agree.mutate({ pilotId, laCode: CAMDEN });
  const before = await counts();
  const second = await cora.pilots.agree.mutate({ pilotId, laCode: CAMDEN });
  expect([second.version, await counts()]).toEqual([first.version, before]);
});

test('who edits over a version that another changed is told what was changed, and loses nothing', async () => {
  const { pilotId } = await draftPilot(london, 'mediation');
  const ben = await london.as('ben');
  await ben.pilots.edit.mutate({ pilotId, expectedVersion: 1, title: 'Another title', plan: {} });
  const late = ben.pilots.edit.mutate({ pilotId, expectedVersion: 1, plan: { question: 'Mine?' } });
  await expect(late).rejects.toMatchObject({
    data: {
      code: 'CONFLICT',
      conflict: {
        currentVersion: 2,
        differences: [{ path: 'title', before: 'Testing mediation', after: 'Another title' }],
      },
    },
  });
});

test('saving the same again adds no version', async () => {
  const { pilotId } = await draftPilot(london, 'mediation');
  const ben = await london.as('ben');
  const first = await ben.pilots.edit.mutate({ pilotId, plan: { question: 'Which?' } });
  const second = await ben.pilots.edit.mutate({ pilotId, plan: { question: 'Which?' } });
  expect(second.version).toBe(first.version);
});

test('a refused step tells every gate, the fact that is missing, and who can supply it', async () => {
  const ben = await london.as('ben');
  const { id: pilotId } = await ben.pilots.draft.mutate(draft);
  const call = ben.pilots.consult.mutate({ pilotId });
  await expect(call).rejects.toMatchObject({ data: { code: 'PRECONDITION_FAILED', reason: 'step-refused' } });
  const codes = new Set(await refusalCodes(ben.pilots.consult.mutate({ pilotId })));
  for (const code of ['plan-incomplete', 'no-such-variant', 'no-guardrail', 'public-statement-missing']) {
    expect(codes).toContain(code);
  }
  const { checks, steps } = await ben.pilots.checklist.query({ pilotId });
  expect(checks.filter(({ result }) => result === 'fail').map(({ gate }) => gate)).toContain('G17');
  expect(steps.map(({ step }) => step)).toEqual(['consult', 'areas-agreed', 'submit', 'approve', 'register']);
});

test('a registered protocol is exported in the words of a public registry, with its frozen bytes', async () => {
  const pilotId = await registerPilot(london, 'mediation');
  const exported = await (await london.as('eve')).pilots.protocol.query({ pilotId, registry: 'osf' });
  expect(exported.fields[0]).toEqual({ field: 'Title', value: 'Testing mediation' });
  expect(exported.frozen).toMatchObject({ intact: true, registryUrl: null });
});

test('a pilot that is not there is not found; a strand that is none is refused with a sentence', async () => {
  const ben = await london.as('ben');
  await expect(ben.pilots.show.query({ pilotId: NOBODY })).rejects.toMatchObject({
    data: { code: 'NOT_FOUND' },
  });
  await expect(ben.pilots.draft.mutate({ ...draft, strand: 'Not A Slug' })).rejects.toThrow(/^Check strand/);
});

test('hostile and oversize text is refused by field, all of it at once, and leaves nothing', async () => {
  const before = await counts();
  const ben = await london.as('ben');
  const hostile = ben.pilots.draft.mutate({
    ...{ title: 'two\nlines', strand: 'mediation' },
    plan: { question: 'a\0b', theoryOfChange: 'x'.repeat(1_000_000), publicText: 'a\ud800' },
  });
  const refused = await hostile.catch((error: unknown) => error);
  expect(refused).toMatchObject({ data: { code: 'BAD_REQUEST' } });
  expect([...new Set(fieldsOf(refused))]).toEqual([
    ...['title', 'plan.question', 'plan.theoryOfChange', 'plan.publicText'],
  ]);
  await expect(ben.pilots.draft.mutate({ ...draft, title: '\u200b' })).rejects.toThrow('Check title: type');
  expect(await counts()).toEqual(before);
});

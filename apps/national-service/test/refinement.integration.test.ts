import { STATEMENTS, type Statement } from '@rep/domain';
import type { TestDatabase } from '@rep/testkit';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { publishProgramme } from '../src/programme/publish-programme.ts';
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
let today: string;
beforeAll(async () => {
  [database, evidence] = await Promise.all([createNationalDatabase(), startFakeEvidence()]);
  const now = () => new Date(`${today}T10:00:00.000Z`);
  service = await startService(database.appUrl, { evidenceUrl: evidence.url, now });
  today = '2026-11-01';
  await publishProgramme(service.records);
});
beforeEach(() => {
  today = '2026-11-02';
  evidence.away = false;
  evidence.held.set('standard-feedback', [FEEDBACK]);
  evidence.held.set('pilot', [{ id: PILOT, repId: 'london', state: 'live', title: 'A pilot' }]);
});
afterAll(async () => {
  await service.stop();
  await evidence.stop();
  await database.drop();
});

const [first] = STATEMENTS;
if (!first) throw new Error('there are no statements');
const OLD: Statement = first;
const NEW: Statement = { ...OLD, version: 2, expectation: 'It is set out on one page.' };
const FEEDBACK = {
  ...{ id: '11111111-1111-4111-8111-111111111111', repId: 'london', pilotId: null },
  ...{ statement: { id: OLD.id, version: 1 }, voice: 'settings', givenOn: '2026-10-01' },
};
const PILOT = '22222222-2222-4222-8222-222222222222';
const figures = {
  query: 'Plans within 20 weeks',
  asOf: '2026-10-01T00:00:00.000Z',
  values: [50.1, 'c' as const],
};
const proposal = {
  statement: { id: OLD.id, version: 1 },
  proposed: NEW.expectation,
  why: 'Settings could not find it.',
  restsOn: { feedback: [FEEDBACK.id], evidence: [figures] },
};
const decision = { reason: 'It is found.', dissent: 'The forum wants two pages.', wouldChange: 'A survey.' };

const lead = async (repId: 'london' | 'north-east' = 'london') =>
  service.client(await authorizationOf('lead-authority', repId));
const dfe = async (account = 'pia') => service.client(await authorizationOf('dfe-policy', null, account));

test('feedback becomes a proposal, is consulted on, decided, published, and pilots move: the chain is walked both ways', async () => {
  const { id } = await (await lead()).standards.proposals.propose.mutate(proposal);
  const policy = await dfe();
  const asked = ['parent-carer-forum', 'settings'] as const;
  await policy.standards.proposals.openConsultation.mutate({
    ...{ id, from: '2026-11-02', to: '2026-11-16', asked: [...asked], expectedVersion: 1 },
  });
  const forum = service.client(await authorizationOf('parent-carer-forum', 'london'));
  await forum.standards.proposals.answer.mutate({ id, voice: 'parent-carer-forum', said: 'Two pages.' });
  today = '2026-11-16';
  await policy.standards.proposals.decide.mutate({ id, outcome: 'accepted', ...decision });
  const published = await policy.standards.proposals.publish.mutate({ id, statement: NEW });
  expect(published).toMatchObject({ proposal: { state: 'published' }, statement: { version: 2 } });
  const move = { id, pilotId: PILOT, repId: 'london' as const, on: '2026-12-01' };
  await (await lead()).standards.proposals.planMove.mutate(move);

  const [old, current] = await forum.standards.chain.query({ statementId: OLD.id });
  const kinds = (stops: readonly { kind: string }[] | undefined) => stops?.map(({ kind }) => kind);
  expect(kinds(old?.cameOfIt)).toEqual(['feedback', 'proposal', 'statement', 'pilot']);
  expect(kinds(current?.restsOn)).toEqual(['proposal', 'feedback', 'evidence', 'statement']);
  expect(current?.cameOfIt).toEqual([{ kind: 'pilot', id: `${PILOT} ${OLD.id}.v2` }]);
});

test('what leaves the service of it has no account and no words of a group', async () => {
  const told = await database.query<{ text: string }>(
    "SELECT convert_from(body, 'UTF8') AS text FROM outbox.event WHERE convert_from(body, 'UTF8')::json->'data'->>'kind' = 'standard-proposal'",
  );
  expect(told).toHaveLength(6);
  for (const { text } of told) expect(text).not.toMatch(/"test"|"pia"|Two pages\./);
});

test('a proposal rests on feedback that there is; while the evidence is away it waits', async () => {
  const client = await lead();
  evidence.held.set('standard-feedback', []);
  await expect(client.standards.proposals.propose.mutate(proposal)).rejects.toMatchObject({
    data: { refusals: [{ code: 'unknown-feedback' }] },
  });
  evidence.away = true;
  await expect(client.standards.proposals.propose.mutate(proposal)).rejects.toMatchObject({
    data: { reason: 'evidence-away' },
  });
  const alone = { ...proposal, restsOn: { feedback: [], evidence: [figures] } };
  expect(await client.standards.proposals.propose.mutate(alone)).toMatchObject({ state: 'proposed' });
});

test('steps out of turn and one’s own proposal are refused with the missing fact, and nothing half is done', async () => {
  const alone = { ...proposal, restsOn: { feedback: [], evidence: [figures] } };
  const policy = await dfe('one');
  const { id } = await policy.standards.proposals.propose.mutate(alone);
  const decide = (account: string) => async () =>
    (await dfe(account)).standards.proposals.decide.mutate({ id, outcome: 'accepted', ...decision });
  await expect(decide('one')()).rejects.toMatchObject({
    data: { refusals: [{ code: 'out-of-turn' }, { code: 'own-proposal' }] },
  });
  const early = policy.standards.proposals.publish.mutate({ id, statement: { ...NEW, version: 3 } });
  await expect(early).rejects.toMatchObject({ data: { refusals: [{ code: 'out-of-turn' }] } });
  expect(await policy.standards.statements.show.query({ id: OLD.id })).toMatchObject({ version: 2 });
  const open = { id, from: '2026-11-02', to: '2026-11-16', asked: ['health' as const] };
  await policy.standards.proposals.openConsultation.mutate(open);
  await expect(decide('two')()).rejects.toMatchObject({
    data: { refusals: [{ code: 'consultation-open' }] },
  });
  today = '2026-11-16';
  await decide('two')();
  const wrong = policy.standards.proposals.publish.mutate({ id, statement: { ...NEW, version: 9 } });
  await expect(wrong).rejects.toMatchObject({ data: { refusals: [{ code: 'version-not-next' }] } });
  expect(await policy.standards.proposals.show.query({ id })).toMatchObject({ state: 'accepted' });
  expect(await policy.standards.proposals.list.query({ state: 'accepted' })).toHaveLength(1);
});

test('a pilot that no partnership told of does not move, and while the evidence is away none does', async () => {
  const client = await lead();
  const [held] = await client.standards.proposals.list.query({ state: 'published' });
  const move = { id: held?.id ?? '', pilotId: FEEDBACK.id, repId: 'london' as const, on: '2027-01-01' };
  await expect(client.standards.proposals.planMove.mutate(move)).rejects.toMatchObject({
    data: { refusals: [{ code: 'unknown-pilot', field: 'pilotId' }] },
  });
  evidence.away = true;
  await expect(client.standards.proposals.planMove.mutate({ ...move, pilotId: PILOT })).rejects.toMatchObject(
    { data: { reason: 'evidence-away' } },
  );
});

test('an evaluator answers nothing, and a lead moves no pilot of another partnership', async () => {
  const evaluator = service.client(await authorizationOf('evaluator'));
  const [held] = await evaluator.standards.proposals.list.query({ state: 'published' });
  const id = held?.id ?? '';
  await expect(
    evaluator.standards.proposals.answer.mutate({ id, voice: 'health', said: 'No.' }),
  ).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });
  const move = { id, pilotId: PILOT, repId: 'london' as const, on: '2027-01-01' };
  await expect((await lead('north-east')).standards.proposals.planMove.mutate(move)).rejects.toMatchObject({
    data: { refusals: [{ code: 'other-partnership' }] },
  });
});

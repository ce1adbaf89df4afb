import { createHash } from 'node:crypto';
import { addDays, londonDay } from '@rep/domain';
import type { TestDatabase } from '@rep/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BARNET, CAMDEN, keepPilot, knowLondon } from './kept-pilot.ts';
import {
  authorizationOf,
  createRepDatabase,
  type Someone,
  startService,
  type TestService,
} from './rep-system.ts';

let database: TestDatabase & { appUrl: string };
let service: TestService;
const PILOT_ID = crypto.randomUUID();
const on = { kind: 'pilot', id: PILOT_ID, version: 1 } as const;
const soon = addDays(londonDay(new Date().toISOString()), 30);

beforeAll(async () => {
  database = await createRepDatabase();
  service = await startService(database.appUrl);
  await knowLondon(service);
  await keepPilot(service, PILOT_ID);
  await keepPilot(service, PILOT_ID, 'Mediation, with shorter letters');
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

const as = async (someone: Someone) => service.client(await authorizationOf(someone));
const forum = () => as({ account: 'fay', role: 'parent-carer-forum', laCode: null });
const camden = () => as({ account: 'carl', role: 'member-authority', laCode: CAMDEN });
const enfield = () => as({ account: 'eda', role: 'member-authority', laCode: 'E09000010' });
const guest = () => service.client();
const said = { on, group: 'parent-carer-forum' as const, text: 'Your letters are too long.' };
const refused = (code: string) => ({
  data: { reason: 'step-refused', refusals: [expect.objectContaining({ code })] },
});
const ended = { data: { code: 'NOT_FOUND', reason: 'link-ended' } };
const share = async () =>
  (await camden()).coProduction.share.mutate({ on, group: 'young-people', until: soon });

test('what a forum said, the answer and the change it led to are linked both ways', async () => {
  const { id } = await (await forum()).coProduction.comment.mutate(said);
  const carl = await camden();
  await carl.coProduction.answer.mutate({
    commentId: id,
    youSaid: 'Letters are long.',
    weSay: 'We cut them.',
  });
  await carl.coProduction.linkChange.mutate({ commentId: id, to: { ...on, version: 2 }, what: 'One page.' });
  const evaluator = await as({ role: 'evaluator', repId: null, laCode: null });
  const published = await evaluator.coProduction.youSaid.query({ id: PILOT_ID });
  expect(published).toMatchObject({
    answered: [{ commentId: id, group: 'c', changes: [{ to: { version: 2 }, what: 'One page.' }] }],
    ledBy: [{ version: 2, commentId: id }],
    counts: { total: 'c', groups: { 'parent-carer-forum': 'c' } },
  });
});

test('a group speaks for itself, on a version that is there; an authority only where its area is concerned', async () => {
  const fay = await forum();
  await expect(fay.coProduction.comment.mutate({ ...said, group: 'health' })).rejects.toMatchObject(
    refused('another-group'),
  );
  await expect(fay.coProduction.comment.mutate({ ...said, on: { ...on, version: 9 } })).rejects.toMatchObject(
    refused('no-such-version'),
  );
  await expect((await enfield()).coProduction.comment.mutate(said)).rejects.toMatchObject(
    refused('not-concerned'),
  );
  await expect(
    (await as({ role: 'evaluator', repId: null, laCode: null })).coProduction.comments.query({
      id: PILOT_ID,
    }),
  ).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });
});

test('what waits for an answer is told, without its words, to the authority that it concerns and to the lead', async () => {
  const { id } = await (await forum()).coProduction.comment.mutate(said);
  const carl = await camden();
  const waiting = async (who: typeof carl) =>
    (await who.coProduction.waiting.query()).filter((each) => each.id === id);
  expect(await waiting(carl)).toEqual([{ id, on, at: expect.any(String) }]);
  expect(await waiting(await enfield())).toEqual([]);
  await carl.coProduction.answer.mutate({ commentId: id, youSaid: 'It takes long.', weSay: 'We look.' });
  expect(await waiting(carl)).toEqual([]);
});

test('a change is kept in the comment and in the way back, or in neither', async () => {
  const { id } = await (await forum()).coProduction.comment.mutate(said);
  const carl = await camden();
  const link = carl.coProduction.linkChange.mutate({ commentId: id, to: { ...on, version: 2 }, what: 'x' });
  await expect(link).rejects.toMatchObject(refused('step-out-of-turn'));
  const { ledBy } = await carl.coProduction.youSaid.query({ id: PILOT_ID });
  expect(ledBy.filter(({ commentId }) => commentId === id)).toEqual([]);
});

test('a link shows one version of one record to somebody without an account, who may comment', async () => {
  const { token } = await share();
  const opened = await guest().coProduction.openDraft.mutate({ token });
  expect(opened).toMatchObject({
    on,
    group: 'young-people',
    draft: { version: 1, content: { title: 'Mediation' } },
  });
  expect(JSON.stringify(opened)).not.toMatch(/"by"|draftedBy|"test"/);
  const kept = await guest().coProduction.commentByLink.mutate({ token, text: 'Ring me on 020 7946 0958.' });
  expect(kept).toMatchObject({ group: 'young-people', contactDetails: true });
  const comments = await (await camden()).coProduction.comments.query({ id: PILOT_ID });
  expect(comments.at(-1)).toMatchObject({
    ...{ by: { role: 'draft-guest', laCode: null } },
    content: { through: 'link', group: 'young-people', on },
  });
});

test('of the token only its SHA-256 is kept, and no event holds a comment’s words or the group of a link', async () => {
  const { token, linkId } = await share();
  expect(linkId).toBe(createHash('sha256').update(token).digest('base64url'));
  const rows = await database.query<{ text: string }>(
    `SELECT content::text AS text FROM records.record_version UNION ALL SELECT reasons::text FROM records.refusal
     UNION ALL SELECT convert_from(body, 'UTF8') FROM outbox.event`,
  );
  for (const { text } of rows) expect(text).not.toContain(token);
  const events = await database.query<{ text: string }>(
    "SELECT convert_from(body, 'UTF8') AS text FROM outbox.event",
  );
  for (const { text } of events) expect(text).not.toMatch(/7946|too long|young-people|"group"/);
});

test('a link that is over, withdrawn or never was opens nothing, and the three are told alike', async () => {
  const withdrawn = await share();
  await (await camden()).coProduction.withdrawLink.mutate({ linkId: withdrawn.linkId });
  const over = await share();
  await database.query(
    `UPDATE records.record_version SET content = jsonb_set(content, '{until}', '"2026-01-01"') WHERE id = $1`,
    [over.linkId],
  );
  for (const token of [withdrawn.token, over.token, 'A'.repeat(43)]) {
    await expect(guest().coProduction.openDraft.mutate({ token })).rejects.toMatchObject(ended);
    await expect(guest().coProduction.commentByLink.mutate({ token, text: 'x' })).rejects.toMatchObject(
      ended,
    );
  }
});

test('a link is shared and withdrawn only by an authority that the record concerns; attempts are kept', async () => {
  const eda = await enfield();
  await expect(eda.coProduction.share.mutate({ on, group: 'health', until: soon })).rejects.toMatchObject(
    refused('not-concerned'),
  );
  const { linkId } = await share();
  await expect(eda.coProduction.withdrawLink.mutate({ linkId })).rejects.toMatchObject(
    refused('not-concerned'),
  );
  const audit = await database.query(
    "SELECT kind, account FROM records.refusal WHERE kind = 'draft-link' AND account = 'eda'",
  );
  expect(audit).toHaveLength(2);
});

test('a link lets nobody in anywhere else, and a token of an account is not asked for', async () => {
  await expect(guest().coProduction.comments.query({ id: PILOT_ID })).rejects.toMatchObject({
    data: { code: 'UNAUTHORIZED' },
  });
  await expect(guest().coProduction.comment.mutate(said)).rejects.toMatchObject({
    data: { code: 'UNAUTHORIZED' },
  });
});

test('a link that is used too often has to wait, and other links do not', async () => {
  const [first, second] = [await share(), await share()];
  const calls = Array.from({ length: 70 }, () =>
    guest().coProduction.openDraft.mutate({ token: first.token }),
  );
  const outcomes = await Promise.allSettled(calls);
  const refusedCalls = outcomes.filter(({ status }) => status === 'rejected');
  expect(refusedCalls).toHaveLength(10);
  expect(refusedCalls[0]).toMatchObject({ reason: { data: { code: 'TOO_MANY_REQUESTS' } } });
  await guest().coProduction.openDraft.mutate({ token: second.token });
});

test('areas of another partnership have no say: Barnet leads and may answer, Enfield may not', async () => {
  const { id } = await (await forum()).coProduction.comment.mutate(said);
  const words = { commentId: id, youSaid: 'Long.', weSay: 'Shorter.' };
  await expect((await enfield()).coProduction.answer.mutate(words)).rejects.toMatchObject(
    refused('not-concerned'),
  );
  const answered = await (await as({ laCode: BARNET })).coProduction.answer.mutate(words);
  expect(answered.state).toBe('answered');
});

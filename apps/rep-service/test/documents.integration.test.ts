import { createHash } from 'node:crypto';
import { mayDo, ROLES, type Role } from '@rep/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pdf } from '../src/documents/test-files.ts';
import { CAMDEN, draftPilot, type London, registerPilot, startLondon } from './london.ts';
import { authorizationOf, type Someone } from './rep-system.ts';
import { attachTo, BEN, CARL, sendDocument } from './send-document.ts';

let london: London;
let planId: string;
let pilotId: string;
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

beforeAll(async () => {
  london = await startLondon();
  ({ id: planId } = await (await london.as('carl')).inclusionPlans.draft.mutate({
    laCode: CAMDEN,
    amends: null,
  }));
  ({ pilotId } = await draftPilot(london, 'mediation'));
});
afterAll(() => london.stop());

const read = async (documentId: string, who: Someone, version = '') =>
  fetch(`${london.service.url}/api/documents/read?documentId=${documentId}${version}`, {
    headers: { authorization: await authorizationOf(who) },
  });
const listed = async (subjectId: string) => {
  const carl = await london.as('carl');
  const subjectKind = subjectId === planId ? ('inclusion-plan' as const) : ('pilot' as const);
  return (await carl.documents.list.query({ subjectKind, subjectId })).documents;
};
const bytesKept = async (content: Uint8Array): Promise<number> => {
  const rows = await london.database.query(
    `SELECT count(*)::int AS kept FROM document_bytes WHERE sha256 = '${sha(content)}'`,
  );
  return Number(rows[0]?.['kept']);
};

test('a file is attached with its hash, its sender and its scan, and is a part of the plan’s edition', async () => {
  const content = pdf('The whole plan.');
  const carl = await london.as('carl');
  const before = await carl.inclusionPlans.show.query({ planId });
  const documentId = await attachTo(london, planId, { bytes: content, name: '../a\u202E <b>plan.pdf' });
  const { content: document, state } = await carl.documents.show.query({ documentId });
  expect(state).toBe('attached');
  expect(document.files).toMatchObject([
    { name: 'a -b-plan.pdf', type: 'application/pdf', bytes: content.length, sha256: sha(content) },
  ]);
  expect(document.files).toMatchObject([
    { scan: { outcome: 'not-scanned' }, uploadedBy: 'carl', at: '2026-11-23T10:00:00.000Z' },
  ]);
  const after = await carl.inclusionPlans.show.query({ planId });
  expect(after.content.edition).toBe(before.content.edition + 1);
  expect(after.content.documents).toMatchObject([{ sha256: sha(content), mediaType: 'application/pdf' }]);
  const answer = await read(documentId, CARL);
  expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[^"<>/]+\.pdf"/);
});

test('the event that tells of it has neither its bytes nor its name nor an account', async () => {
  await attachTo(london, planId, { bytes: pdf('Told.'), name: 'Jo Bloggs.pdf' });
  const rows = await london.database.query(
    `SELECT convert_from(body, 'UTF8') AS told FROM outbox.event
     WHERE convert_from(body, 'UTF8') LIKE '%"kind":"document"%'`,
  );
  const told = JSON.stringify(rows);
  expect(told).toContain(sha(pdf('Told.')));
  for (const secret of ['Bloggs', 'carl', '%PDF']) expect(told).not.toContain(secret);
});

test('the same file twice is one document of one version, and its bytes are kept once', async () => {
  const content = pdf('Twice.');
  const first = await attachTo(london, planId, { bytes: content });
  const { length } = await listed(planId);
  expect(await attachTo(london, planId, { bytes: content, name: 'other.pdf' })).toBe(first);
  expect(await listed(planId)).toHaveLength(length);
  const elsewhere = { subjectKind: 'pilot', purpose: 'data-sharing' };
  expect(await attachTo(london, pilotId, { bytes: content, ...elsewhere })).not.toBe(first);
  expect(await bytesKept(content)).toBe(1);
});

test('a new version is what is read, the old one stays, and so does what was withdrawn', async () => {
  const [first, second] = [pdf('First.'), pdf('Second.')];
  const replaces = await attachTo(london, planId, { bytes: first });
  expect(await attachTo(london, planId, { bytes: second, replaces })).toBe(replaces);
  const textOf = async (version: string) => (await read(replaces, CARL, version)).text();
  expect(await textOf('')).toBe(second.toString());
  expect(await textOf('&version=1')).toBe(first.toString());
  expect((await read(replaces, CARL, '&version=3')).status).toBe(404);
  const carl = await london.as('carl');
  await carl.documents.withdraw.mutate({ documentId: replaces, reason: 'The wrong file.' });
  expect(await carl.documents.show.query({ documentId: replaces })).toMatchObject({ state: 'withdrawn' });
  expect(await textOf('&version=1')).toBe(first.toString());
  const { content } = await carl.inclusionPlans.show.query({ planId });
  expect(content.documents.map(({ sha256 }) => sha256)).not.toContain(sha(second));
  const again = await sendDocument(london, planId, { bytes: pdf('Third.'), replaces });
  expect(again).toMatchObject({ status: 412, answer: { refusals: [{ code: 'withdrawn' }] } });
});

test('another document is not replaced by the way', async () => {
  const replaces = await attachTo(london, planId, { bytes: pdf('Mine.') });
  const elsewhere = { subjectKind: 'pilot', purpose: 'data-sharing', replaces };
  const { status } = await sendDocument(london, pilotId, { bytes: pdf('Yours.'), ...elsewhere });
  expect(status).toBe(400);
});

test('who may read the plan reads its documents, and nobody else', async () => {
  const documentId = await attachTo(london, planId, { bytes: pdf('Who reads?') });
  const statusFor = async (role: Role): Promise<number> =>
    (await read(documentId, { account: role, role, laCode: null })).status;
  for (const role of ROLES)
    expect([role, await statusFor(role)]).toEqual([role, mayDo(role, 'plans.read') ? 200 : 403]);
  const others: Someone = { role: 'regions-group', repId: 'north-east', laCode: null };
  expect((await read(documentId, others)).status).toBe(403);
  const list = `${london.service.url}/api/documents/list?subjectKind=inclusion-plan&subjectId=${planId}`;
  const headers = { authorization: await authorizationOf({ role: 'evaluator', repId: null, laCode: null }) };
  expect((await fetch(list, { headers })).status).toBe(403);
});

test('a pilot’s documents are seen with the pilot: by who watches from outside from its registration on', async () => {
  const eve: Someone = { account: 'eve', role: 'evaluator', repId: null, laCode: null };
  const pilot = { subjectKind: 'pilot', purpose: 'equality-impact' };
  const early = await attachTo(london, pilotId, { bytes: pdf('Early.'), ...pilot });
  expect((await read(early, eve)).status).toBe(404);
  const registered = await registerPilot(london, 'tailored-lists');
  const late = await attachTo(london, registered, { bytes: pdf('Late.'), ...pilot });
  expect((await read(late, eve)).status).toBe(200);
});

test('nobody attaches for another authority, without a function, or to what is not there', async () => {
  const barnets = await sendDocument(london, planId, { bytes: pdf('Not mine.'), who: BEN });
  expect(barnets).toMatchObject({ status: 412, answer: { reason: 'step-refused' } });
  const clerk = await sendDocument(london, planId, {
    bytes: pdf('Not mine.'),
    who: { ...CARL, account: 'clerk' },
  });
  expect(clerk).toMatchObject({ status: 412 });
  const dfe: Someone = { account: 'pia', role: 'dfe-policy', repId: null, laCode: null };
  expect(await sendDocument(london, planId, { bytes: pdf('Not mine.'), who: dfe })).toMatchObject({
    status: 403,
  });
  const nowhere = `${CAMDEN.toLowerCase()}-00000000-0000-4000-8000-000000000000`;
  expect(await sendDocument(london, nowhere, { bytes: pdf('Not mine.') })).toMatchObject({ status: 404 });
  expect(await bytesKept(pdf('Not mine.'))).toBe(0);
});

test('an authority’s document for its own area is the only one it attaches to a pilot that another leads', async () => {
  const camdens = { subjectKind: 'pilot', bytes: pdf('Ethics.') };
  expect(await sendDocument(london, pilotId, { ...camdens, purpose: 'ethics' })).toMatchObject({
    ...{ status: 412, answer: { refusals: [{ code: 'not-its-document' }] } },
  });
  expect(await sendDocument(london, pilotId, { ...camdens, purpose: 'supporting' })).toMatchObject({
    status: 400,
  });
});

test('a signature names a file that is attached for it, and not by who uploaded it', async () => {
  const content = pdf('To be signed.');
  const cora: Someone = { account: 'cora', role: 'member-authority', laCode: CAMDEN };
  const registered = await registerPilot(london, 'national-standards');
  const purpose = { subjectKind: 'pilot', purpose: 'data-sharing' };
  const sign = async (bytes: Uint8Array) =>
    (await london.as('cora')).pilots.signDocument.mutate({
      ...{
        pilotId: registered,
        laCode: CAMDEN,
        kind: 'data-sharing',
        sha256: sha(bytes),
        draftedBy: 'clerk',
      },
    });
  await attachTo(london, registered, { bytes: content, ...purpose, who: cora });
  await expect(sign(content)).rejects.toMatchObject({ data: { refusals: [{ code: 'own-draft' }] } });
  const other = await attachTo(london, registered, { bytes: pdf('Another.'), ...purpose });
  const { content: pilot } = await sign(pdf('Another.'));
  expect(pilot.areas.find(({ laCode }) => laCode === CAMDEN)?.documents).toMatchObject([
    { sha256: sha(pdf('Another.')), signedBy: 'cora' },
  ]);
  await (await london.as('carl')).documents.withdraw.mutate({ documentId: other, reason: 'No.' });
  await expect(sign(pdf('Another.'))).rejects.toMatchObject({
    data: { refusals: [{ code: 'not-this-document' }] },
  });
});

test.each([
  ['the bytes', 'document_bytes'],
  ['the record', 'records.record_version'],
  ['the event', 'outbox.event'],
])('a crash while %s is written leaves nothing half done', async (_, table) => {
  const content = pdf(`Crash at ${table}.`);
  const countAll = `SELECT (SELECT count(*) FROM records.record_version)::int AS versions,
    (SELECT count(*) FROM document_bytes)::int AS files, (SELECT count(*) FROM outbox.event)::int AS events`;
  const before = await london.database.query(countAll);
  await london.database.query(`CREATE FUNCTION crash() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the power went'; END $$`);
  await london.database.query(`CREATE TRIGGER crash BEFORE INSERT ON ${table} EXECUTE FUNCTION crash()`);
  expect((await sendDocument(london, planId, { bytes: content })).status).toBe(500);
  await london.database.query('DROP FUNCTION crash CASCADE');
  expect(await london.database.query(countAll)).toEqual(before);
  expect((await sendDocument(london, planId, { bytes: content })).status).toBe(200);
});

test('by tRPC a small file is base64, in and out', async () => {
  const carl = await london.as('carl');
  const content = pdf('Small.');
  const { id } = await carl.documents.upload.mutate({
    ...{ subjectKind: 'inclusion-plan', subjectId: planId, laCode: CAMDEN, purpose: 'supporting' },
    ...{ name: 'small.pdf', bytes: content.toString('base64') },
  });
  const answer = await carl.documents.read.query({ documentId: id });
  expect(answer.base64).toBe(content.toString('base64'));
});

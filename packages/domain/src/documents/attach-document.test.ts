import { expect, test } from 'vitest';
import { AMIRA, as, BARNET, BEN, codes, facts, ICB, person } from '../inclusion-plans/test-plan.ts';
import { alreadyAttached, attachDocument, purposesOf, withdrawDocument } from './attach-document.ts';
import { currentFile, DOCUMENT, type Document, MOST_DOCUMENTS, MOST_VERSIONS } from './document.ts';

const file = (sha: string) => ({
  ...{ name: 'Jo Bloggs plan.pdf', declaredType: 'application/pdf', type: 'application/pdf' as const },
  ...{ bytes: 10, sha256: sha.repeat(64), scan: { outcome: 'not-scanned' as const } },
});
const attachment = {
  ...{ id: 'p1.1', repId: 'london' as const, laCode: BARNET, purpose: 'supporting' as const },
  subject: { kind: 'inclusion-plan' as const, id: 'p1' },
};
const taking = (by = BEN, others: readonly Document[] = [], closed: { code: string }[] = []) => ({
  ...as(by),
  facts: {
    scheme: facts.scheme,
    others,
    closed: closed.map(({ code }) => ({
      ...{ gate: null, code, field: null, laCode: null, fact: 'It is closed.', whoCanSupply: 'nobody' },
    })),
  },
});
const attach = (held: Document | null, sha: string, with_ = taking()) =>
  attachDocument(held, { attachment, file: file(sha) }, with_);
const attached = attach(null, 'a').content;

test('a file is attached with who sent it and when', () => {
  const change = attach(null, 'a');
  expect(change).toMatchObject({ state: 'attached', areas: [BARNET], step: 'attach', announces: [] });
  expect(currentFile(change.content)).toEqual({
    ...file('a'),
    ...{ uploadedBy: 'ben', role: 'lead-authority', at: '2026-06-01T10:00:00.000Z' },
  });
});

test('a new version takes the old one’s place, which stays to be read', () => {
  const { content, step } = attach(attached, 'b');
  expect(step).toBe('replace');
  expect(content.files.map(({ sha256 }) => sha256[0])).toEqual(['a', 'b']);
  expect(currentFile(content).sha256).toBe('b'.repeat(64));
});

test('nobody of another authority, without a function, or of another body attaches or withdraws', () => {
  const camden = person('carl', 'member-authority', 'E09000007');
  expect(codes(() => attach(null, 'a', taking(camden)))).toEqual(['another-authority', 'not-appointed']);
  const clerk = person('clerk', 'lead-authority', BARNET);
  expect(codes(() => attach(null, 'a', taking(clerk)))).toEqual(['not-appointed']);
  expect(codes(() => attach(null, 'a', taking(ICB)))).toEqual(['another-authority', 'not-appointed']);
  expect(codes(() => withdrawDocument(attached, { reason: 'No.' }, taking(clerk)))).toEqual([
    'not-appointed',
  ]);
  expect(codes(() => attach(null, 'a', taking(AMIRA)))).toEqual([]);
});

test('what the subject says against it is said together with the rest', () => {
  const clerk = person('clerk', 'lead-authority', BARNET);
  expect(codes(() => attach(null, 'a', taking(clerk, [], [{ code: 'over' }])))).toEqual([
    ...['not-appointed', 'over'],
  ]);
  const closed = taking(BEN, [], [{ code: 'over' }]);
  expect(codes(() => withdrawDocument(attached, { reason: 'No.' }, closed))).toEqual(['over']);
});

test('documents of a subject and versions of a document are bounded', () => {
  const many = (count: number) => Array.from({ length: count }, () => attached);
  expect(codes(() => attach(null, 'b', taking(BEN, many(MOST_DOCUMENTS - 1))))).toEqual([]);
  expect(codes(() => attach(null, 'b', taking(BEN, many(MOST_DOCUMENTS))))).toEqual(['too-many-documents']);
  expect(codes(() => attach(attached, 'b', taking(BEN, many(MOST_DOCUMENTS))))).toEqual([]);
  const [one] = attached.files;
  const versions = (count: number) => ({
    ...attached,
    files: Array.from({ length: count }, () => one ?? never()),
  });
  expect(codes(() => attach(versions(MOST_VERSIONS - 1), 'b'))).toEqual([]);
  expect(codes(() => attach(versions(MOST_VERSIONS), 'b'))).toEqual(['too-many-versions']);
});
const never = (): never => {
  throw new Error('there is a file');
};

test('withdrawn is not deleted: it stays with its reason, takes no version, and is withdrawn once', () => {
  const { content, state } = withdrawDocument(attached, { reason: 'The wrong file.' }, taking());
  expect(state).toBe('withdrawn');
  expect(content).toMatchObject({
    files: attached.files,
    withdrawn: { by: 'ben', reason: 'The wrong file.' },
  });
  expect(codes(() => attach(content, 'b'))).toEqual(['withdrawn']);
  expect(withdrawDocument(content, { reason: 'Again.' }, taking(AMIRA)).content).toEqual(content);
});

test('the same file for the same purpose is found, and not what was withdrawn, replaced or attached elsewhere', () => {
  const again = (others: readonly Document[], to = attachment) => alreadyAttached(others, to, file('a'));
  expect(again([attached])).toBe(attached);
  const { content: withdrawn } = withdrawDocument(attached, { reason: 'No.' }, taking());
  expect(again([withdrawn, attach(attached, 'b').content])).toBeUndefined();
  expect(again([attached], { ...attachment, laCode: 'E09000007' })).toBeUndefined();
  expect(again([{ ...attached, purpose: 'ethics' }])).toBeUndefined();
  expect(again([{ ...attached, subject: { kind: 'inclusion-plan', id: 'p2' } }])).toBeUndefined();
});

test('no account and no name of a file leaves the service', () => {
  const { content } = withdrawDocument(attached, { reason: 'Jo Bloggs asked.' }, taking());
  const told = JSON.stringify(DOCUMENT.publicPart(content));
  for (const secret of ['ben', 'Bloggs']) expect(told).not.toContain(secret);
  expect(told).toContain('a'.repeat(64));
  expect(told).toContain('"withdrawnAt":"2026-06-01T10:00:00.000Z"');
  expect(DOCUMENT.publicPart(attached)).toMatchObject({ withdrawnAt: null });
});

test('a plan has documents of one purpose, a pilot those of its areas and its own', () => {
  expect(purposesOf('inclusion-plan')).toEqual(['supporting']);
  expect(purposesOf('pilot')).toEqual([
    ...['data-protection-impact', 'equality-impact', 'data-sharing', 'ethics', 'exit-plan'],
  ]);
});

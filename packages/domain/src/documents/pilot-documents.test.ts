import { expect, test } from 'vitest';
import { BARNET, CAMDEN, drafted, ENFIELD, registered } from '../pilots/test-pilot.ts';
import type { Document, DocumentPurpose } from './document.ts';
import { pilotTakesDocument, signedDocumentRefusals } from './pilot-documents.ts';

const codesFor = (pilot: typeof drafted, purpose: DocumentPurpose, laCode: string): string[] =>
  pilotTakesDocument(pilot, { purpose, laCode }).map(({ code }) => code);

test('each area of the pilot has its own documents, from the design on; other areas have none', () => {
  for (const pilot of [drafted, registered]) {
    expect(codesFor(pilot, 'data-sharing', CAMDEN)).toEqual([]);
    expect(codesFor(pilot, 'equality-impact', ENFIELD)).toEqual(['not-its-document']);
  }
});

test('what is the pilot’s own is attached by its lead', () => {
  expect(codesFor(drafted, 'ethics', BARNET)).toEqual([]);
  expect(codesFor(drafted, 'exit-plan', CAMDEN)).toEqual(['not-its-document']);
});

test('a pilot that is over keeps its documents as they are', () => {
  for (const state of ['ended', 'withdrawn', 'superseded', 'refined'] as const) {
    expect(codesFor({ ...registered, state }, 'exit-plan', BARNET)).toEqual(['pilot-over']);
  }
});

const SHA = 'a'.repeat(64);
const document = (sha256 = SHA, rest: Partial<Document> = {}): Document => ({
  ...{ id: 'p1.1', repId: 'london', laCode: CAMDEN, purpose: 'data-sharing', withdrawn: null },
  subject: { kind: 'pilot', id: 'p1' },
  files: [
    {
      ...{ name: 'a.pdf', declaredType: '', type: 'application/pdf', bytes: 1, sha256 },
      ...{ scan: { outcome: 'not-scanned' }, uploadedBy: 'carl', role: 'member-authority' },
      at: '2026-06-01T10:00:00.000Z',
    },
  ],
  ...rest,
});
const signing = (documents: readonly Document[], account = 'cora'): string[] =>
  signedDocumentRefusals(documents, { laCode: CAMDEN, kind: 'data-sharing', sha256: SHA }, account).map(
    ({ code }) => code,
  );

test('an attached file is signed by somebody else than who uploaded it', () => {
  expect(signing([document()])).toEqual([]);
  expect(signing([document()], 'carl')).toEqual(['own-draft']);
});

test('a file that is kept elsewhere is signed by its hash alone', () => {
  expect(signing([])).toEqual([]);
  expect(signing([document('b'.repeat(64))], 'carl')).toEqual([]);
});

test('nobody signs what was withdrawn, replaced, attached for something else or for another area', () => {
  const withdrawn = { by: 'carl', at: '2026-06-02T10:00:00.000Z', reason: 'No.' };
  const newer = document('b'.repeat(64)).files;
  for (const rest of [
    ...[{ withdrawn }, { purpose: 'ethics' as const }, { laCode: BARNET }],
    { files: [...document().files, ...newer] },
  ]) {
    expect(signing([document(SHA, rest)])).toEqual(['not-this-document']);
  }
});

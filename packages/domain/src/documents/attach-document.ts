import type { RepId } from '@rep/contracts';
import { z } from 'zod';
import { type Delegation, isApprover, isDrafter } from '../delegation/delegation.ts';
import { actsFor } from '../delegation/may.ts';
import { unless } from '../gates/refusal.ts';
import { type Refusal, refuseIfAny } from '../gates/step-refused.ts';
import { noteSchema } from '../records/bounded.ts';
import type { Change, Taking } from '../records/change.ts';
import { londonDay } from '../records/london-day.ts';
import {
  currentFile,
  type Document,
  type DocumentFile,
  type DocumentPurpose,
  MOST_DOCUMENTS,
  MOST_VERSIONS,
} from './document.ts';

/** What a document is attached to, and for which authority. */
export type Attachment = Pick<Document, 'id' | 'laCode' | 'subject' | 'purpose'> & { readonly repId: RepId };
/** A file that was checked and scanned; who sent it, and when, the step says. */
export type CheckedFile = Omit<DocumentFile, 'uploadedBy' | 'role' | 'at'>;

type DocumentFacts = {
  readonly scheme: Delegation | null;
  /** Why the subject takes no document now: it is over, or the area is none of its own. */
  readonly closed: readonly Refusal[];
  /** What is attached to the subject already, the document itself included. */
  readonly others: readonly Document[];
};
export type DocumentTaking = Taking & { readonly facts: DocumentFacts };

const drafter = { whoCanSupply: "the authority's drafter" };

/** Somebody of the authority itself with a function in its scheme. */
function appointed(
  { laCode }: Pick<Document, 'laCode'>,
  { by, now, facts }: DocumentTaking,
): readonly Refusal[] {
  const day = londonDay(now);
  const { scheme } = facts;
  return [
    ...actsFor(by, laCode),
    ...unless(isDrafter(scheme, by.account, day) || isApprover(scheme, by.account, day), 'G12', {
      ...{ code: 'not-appointed', laCode, whoCanSupply: "the authority's approver, who appoints" },
      fact: "The authority's scheme of delegation gives this account no function today.",
    }),
  ];
}

const changed = (content: Document, step: string, reason: string | null = null): Change<Document> => ({
  ...{ content, state: content.withdrawn ? 'withdrawn' : 'attached', areas: [content.laCode] },
  ...{ step, reason, announces: [] },
});

const room = (held: Document | null, { others }: DocumentFacts): readonly Refusal[] => [
  ...unless(held !== null || others.length < MOST_DOCUMENTS, null, {
    ...{ code: 'too-many-documents', field: 'file', ...drafter },
    fact: `There are ${MOST_DOCUMENTS} documents already, which is the most: replace one instead.`,
  }),
  ...unless((held?.files.length ?? 0) < MOST_VERSIONS, null, {
    ...{ code: 'too-many-versions', field: 'file', ...drafter },
    fact: `There are ${MOST_VERSIONS} versions already, which is the most: attach a new document instead.`,
  }),
  ...unless(!held?.withdrawn, null, {
    ...{ code: 'withdrawn', field: 'file', ...drafter },
    fact: 'This document was withdrawn: attach a new one instead.',
  }),
];

const same = (a: Attachment, b: Attachment): boolean =>
  a.purpose === b.purpose && a.laCode === b.laCode && a.subject.id === b.subject.id;

/** The document that holds this very file for the same purpose already: to attach it again has no effect. */
export const alreadyAttached = (
  others: readonly Document[],
  attachment: Attachment,
  { sha256 }: Pick<DocumentFile, 'sha256'>,
): Document | undefined =>
  others.find((other) => !other.withdrawn && same(other, attachment) && currentFile(other).sha256 === sha256);

/** Attaches a file as a new document, or as the next version of one: what was there before stays to be read. */
export function attachDocument(
  held: Document | null,
  { attachment, file }: { readonly attachment: Attachment; readonly file: CheckedFile },
  taking: DocumentTaking,
): Change<Document> {
  const { by, now, facts } = taking;
  refuseIfAny([...appointed(attachment, taking), ...facts.closed, ...room(held, facts)]);
  const next: DocumentFile = { ...file, uploadedBy: by.account, role: by.role, at: now };
  if (held === null) return changed({ ...attachment, files: [next], withdrawn: null }, 'attach');
  return changed({ ...held, files: [...held.files, next] }, 'replace');
}

export const withdrawDocumentSchema = z.strictObject({ reason: noteSchema });

/** Takes a document back: it no longer counts, and stays with its reason. A second withdrawal has no effect. */
export function withdrawDocument(
  held: Document,
  { reason }: z.infer<typeof withdrawDocumentSchema>,
  taking: DocumentTaking,
): Change<Document> {
  refuseIfAny([...appointed(held, taking), ...taking.facts.closed]);
  if (held.withdrawn) return changed(held, 'withdraw', reason);
  return changed(
    { ...held, withdrawn: { by: taking.by.account, at: taking.now, reason } },
    'withdraw',
    reason,
  );
}

/** The purposes a subject's documents have. */
export const purposesOf = (kind: Document['subject']['kind']): readonly DocumentPurpose[] =>
  kind === 'inclusion-plan'
    ? ['supporting']
    : ['data-protection-impact', 'equality-impact', 'data-sharing', 'ethics', 'exit-plan'];

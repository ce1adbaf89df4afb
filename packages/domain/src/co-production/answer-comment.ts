import { z } from 'zod';
import { unless } from '../gates/refusal.ts';
import { type Refusal, refuseIfAny } from '../gates/step-refused.ts';
import { step } from '../machine/machine.ts';
import { noteSchema } from '../records/bounded.ts';
import type { Change, Taking } from '../records/change.ts';
import { type ChangeTrail, type Comment, recordVersionSchema } from './comment.ts';
import { COMMENT_MACHINE, type CommentEvent } from './comment-machine.ts';
import { hasContactDetails } from './contact-details.ts';
import { type Subject, subjectThere } from './make-comment.ts';

export const answerCommentSchema = z.strictObject({ youSaid: noteSchema, weSay: noteSchema.max(5_000) });
export const linkChangeSchema = z.strictObject({ to: recordVersionSchema, what: noteSchema });
export type LinkChange = z.infer<typeof linkChangeSchema>;

const withoutContactDetails = (fields: Readonly<Record<string, string>>): readonly Refusal[] =>
  Object.entries(fields).flatMap(([field, text]) =>
    unless(!hasContactDetails(text), null, {
      ...{ code: 'contact-details', field, whoCanSupply: 'whoever writes it' },
      fact: 'This is published, and it looks as if it held an e-mail address or a telephone number.',
    }),
  );

function changed(comment: Comment, event: CommentEvent, { by }: Taking): Change<Comment> {
  const state = step(COMMENT_MACHINE, {
    from: comment.state,
    ...{ event, taker: by.role, facts: { by, comment } },
  });
  const content = { ...comment, state };
  return { content, state, areas: comment.areas, step: event, reason: null, announces: [] };
}

/** Answers a comment, or answers it again: in the authority's own words, which are published. */
export function answerComment(
  comment: Comment,
  input: z.infer<typeof answerCommentSchema>,
  taking: Taking,
): Change<Comment> {
  const answer = { ...input, at: taking.now, by: taking.by.account };
  const change = changed({ ...comment, answer }, 'answer', taking);
  refuseIfAny(withoutContactDetails(input));
  return change;
}

/** Names the version of a record that a comment led to. */
export function linkChange(
  comment: Comment,
  input: LinkChange,
  taking: Taking & { readonly changed: Subject },
): Change<Comment> {
  const { to, what } = input;
  const isSame = (a: LinkChange['to']): boolean => a.kind === to.kind && a.id === to.id;
  const link = { to, what, at: taking.now, by: taking.by.account };
  const change = changed({ ...comment, changes: [...comment.changes, link] }, 'link-change', taking);
  const who = { whoCanSupply: 'whoever changed the record' };
  refuseIfAny([
    ...subjectThere(taking.changed),
    ...withoutContactDetails({ what }),
    ...unless(!isSame(comment.on) || to.version > comment.on.version, null, {
      ...{ code: 'before-the-comment', field: 'to.version', ...who },
      fact: 'The comment was on this version or a later one, so it led to none before.',
    }),
    ...unless(!comment.changes.some((each) => isSame(each.to) && each.to.version === to.version), null, {
      ...{ code: 'linked-already', field: 'to', fact: 'The comment names this change.', ...who },
    }),
  ]);
  return change;
}

/** The way back: the changed record's own list of the comments that led to it. Written in the same transaction. */
export function addToTrail(
  held: ChangeTrail | null,
  { to, commentId, areas }: { to: LinkChange['to']; commentId: string; areas: readonly string[] },
): Change<ChangeTrail> {
  const before = held ?? { id: to.id, kind: to.kind, ledBy: [] };
  const content = { ...before, ledBy: [...before.ledBy, { version: to.version, commentId }] };
  return { content, state: 'kept', areas, step: 'link-change', reason: null, announces: [] };
}

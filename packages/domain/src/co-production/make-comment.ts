import { z } from 'zod';
import { unless } from '../gates/refusal.ts';
import { type Refusal, refuseIfAny } from '../gates/step-refused.ts';
import { noteSchema } from '../records/bounded.ts';
import type { Change, Taking } from '../records/change.ts';
import { type Comment, type RecordVersion, recordVersionSchema } from './comment.ts';
import { isConcerned } from './comment-machine.ts';
import { hasContactDetails } from './contact-details.ts';
import { COMMENT_GROUPS, type CommentGroup, GROUP_OF_ROLE } from './groups.ts';

export const makeCommentSchema = z.strictObject({
  on: recordVersionSchema,
  group: z.enum(COMMENT_GROUPS),
  text: noteSchema.max(5_000),
});
export type MakeComment = z.infer<typeof makeCommentSchema>;

/** The record that is commented on, at the version that was read; null when there is no such version. */
export type Subject = { readonly areas: readonly string[] } | null;

export const subjectThere = (subject: Subject): readonly Refusal[] =>
  unless(subject !== null, null, {
    ...{ code: 'no-such-version', field: 'on', fact: 'There is no such version of that record here.' },
    whoCanSupply: 'whoever shows the record',
  });

const mayComment = ({ on, group }: MakeComment, { by, subject }: CommentTaking): readonly Refusal[] => {
  const own = GROUP_OF_ROLE[by.role];
  if (own === undefined) return isConcerned({ by, on, areas: subject?.areas ?? [] });
  return unless(own === group, null, {
    ...{ code: 'another-group', field: 'group', fact: `This account speaks for the group ${own}.` },
    whoCanSupply: 'the group itself, or the authority that writes down what it said',
  });
};

type Said = {
  readonly id: string;
  readonly on: RecordVersion;
  readonly group: CommentGroup;
  readonly text: string;
};
type How = { readonly through: Comment['through']; readonly at: string; readonly areas: readonly string[] };

export function received(said: Said, { through, at, areas }: How): Change<Comment> {
  const content: Comment = {
    ...{ ...said, areas: [...areas], state: 'received', through, at },
    ...{ contactDetails: hasContactDetails(said.text), answer: null, changes: [] },
  };
  return { content, state: 'received', areas, step: 'comment', reason: null, announces: [] };
}

export type CommentTaking = Taking & { readonly subject: Subject };

/** A group's comment by somebody who is signed in: for their own group, or what an authority wrote down for any. */
export function makeComment(
  input: MakeComment & { readonly id: string },
  taking: CommentTaking,
): Change<Comment> {
  refuseIfAny([...subjectThere(taking.subject), ...mayComment(input, taking)]);
  return received(input, { through: 'account', at: taking.now, areas: taking.subject?.areas ?? [] });
}

import { instantSchema, newLaCodeSchema } from '@rep/contracts';
import { z } from 'zod';
import { accountSchema, noteSchema, slugSchema } from '../records/bounded.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { COMMENT_GROUPS } from './groups.ts';

/** What can be commented on. A comment's own id is its subject's and twelve letters more, within 60. */
const MAX_SUBJECT_ID = 47;
export const recordVersionSchema = z.strictObject({
  kind: z.enum(['pilot', 'variant', 'inclusion-plan']),
  id: slugSchema.max(MAX_SUBJECT_ID),
  version: z.int().min(1),
});
export type RecordVersion = z.infer<typeof recordVersionSchema>;

const COMMENT_STATES = ['received', 'answered', 'acted-on'] as const;
export type CommentState = (typeof COMMENT_STATES)[number];

/** What a group said of one version of a record, what was answered, and what it changed. */
export const commentSchema = z.strictObject({
  id: slugSchema.max(60),
  on: recordVersionSchema,
  areas: z.array(newLaCodeSchema).max(40),
  state: z.enum(COMMENT_STATES),
  group: z.enum(COMMENT_GROUPS),
  text: noteSchema.max(5_000),
  /** The text looks as if it held an address or a telephone number: look before repeating any of it. */
  contactDetails: z.boolean(),
  through: z.enum(['account', 'link']),
  at: instantSchema,
  /** Both in the authority's own words, to be published: what was said, in short, and what it says to that. */
  answer: z
    .strictObject({
      youSaid: noteSchema,
      weSay: noteSchema.max(5_000),
      at: instantSchema,
      by: accountSchema,
    })
    .nullable(),
  changes: z
    .array(
      z.strictObject({ to: recordVersionSchema, what: noteSchema, at: instantSchema, by: accountSchema }),
    )
    .max(50),
});
export type Comment = z.infer<typeof commentSchema>;

/**
 * How comments are kept. Text and group stay in the service, where groups are counted and published safely. An event tells
 * the role of who made it, which for a group's own account is its group: so the evidence shows comments to those alone who
 * read them here.
 */
export const COMMENT: RecordKind<Comment> = {
  kind: 'comment',
  schema: commentSchema,
  publicPart: ({ id, on, state, at, answer, changes }) => ({
    ...{ id, on, state, at },
    answer: answer && { youSaid: answer.youSaid, weSay: answer.weSay, at: answer.at },
    changes: changes.map(({ to, what, at: when }) => ({ to, what, at: when })),
  }),
};

/** The comments that led to versions of one record: the way back from a change to who asked for it. */
const changeTrailSchema = z.strictObject({
  id: slugSchema.max(60),
  kind: recordVersionSchema.shape.kind,
  ledBy: z.array(z.strictObject({ version: z.int().min(1), commentId: slugSchema.max(60) })).max(2_000),
});
export type ChangeTrail = z.infer<typeof changeTrailSchema>;

/** How trails are kept, under the id of the record that was changed. */
export const CHANGE_TRAIL: RecordKind<ChangeTrail> = {
  kind: 'change-trail',
  schema: changeTrailSchema,
  publicPart: (trail) => trail,
};

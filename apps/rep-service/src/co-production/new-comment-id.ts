import { randomBytes } from 'node:crypto';

const RANDOM_BYTES = 6;

/** A comment's id begins with that of the record it is on, by which a record's comments are found. */
export const newCommentId = (subjectId: string): string =>
  `${subjectId}.${randomBytes(RANDOM_BYTES).toString('hex')}`;
export const commentsOf = (subjectId: string) => ({ idStartsWith: `${subjectId}.` });

import { instantSchema, newLaCodeSchema } from '@rep/contracts';
import { z } from 'zod';
import { DomainError } from '../domain-error.ts';
import { unless } from '../gates/refusal.ts';
import { refuseIfAny } from '../gates/step-refused.ts';
import { accountSchema, daySchema, noteSchema } from '../records/bounded.ts';
import type { Change, Taking } from '../records/change.ts';
import { addDays, londonDay } from '../records/london-day.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { type Comment, recordVersionSchema } from './comment.ts';
import { isConcerned } from './comment-machine.ts';
import { COMMENT_GROUPS } from './groups.ts';
import { received, type Subject, subjectThere } from './make-comment.ts';

/** A term. What is shared for longer is a publication. */
const MOST_DAYS = 120;
/** More than a forum says of one draft; after that somebody else has the link. */
const MOST_COMMENTS = 200;

/** A draft shown to one group for a time, to whoever has the link: one record, one version. */
export const draftLinkSchema = z.strictObject({
  on: recordVersionSchema,
  areas: z.array(newLaCodeSchema).max(40),
  group: z.enum(COMMENT_GROUPS),
  /** The last day on which it opens. */
  until: daySchema,
  madeBy: accountSchema,
  withdrawnAt: instantSchema.nullable(),
  comments: z.int().min(0).max(MOST_COMMENTS),
});
export type DraftLink = z.infer<typeof draftLinkSchema>;

/** How links are kept, under the SHA-256 of their token: the token itself is kept nowhere. */
export const DRAFT_LINK: RecordKind<DraftLink> = {
  kind: 'draft-link',
  schema: draftLinkSchema,
  publicPart: ({ on, until, withdrawnAt }) => ({ on, until, withdrawnAt }),
};

export const shareDraftSchema = draftLinkSchema.pick({ on: true, group: true, until: true });
export type ShareDraft = z.infer<typeof shareDraftSchema>;
export const commentThroughLinkSchema = z.strictObject({ text: noteSchema.max(5_000) });

const changed = (content: DraftLink, step: string): Change<DraftLink> => ({
  ...{ content, state: content.withdrawnAt === null ? 'open' : 'withdrawn', areas: content.areas },
  ...{ step, reason: null, announces: [] },
});

/** An authority that the record concerns shares one version of it with a group. */
export function shareDraft(
  input: ShareDraft,
  taking: Taking & { readonly subject: Subject },
): Change<DraftLink> {
  const { by, now, subject } = taking;
  const today = londonDay(now);
  const last = addDays(today, MOST_DAYS);
  const areas = [...(subject?.areas ?? [])];
  refuseIfAny([
    ...subjectThere(subject),
    ...isConcerned({ by, on: input.on, areas }),
    ...unless(today <= input.until && input.until <= last, null, {
      ...{ code: 'not-a-day-to-end', field: 'until', whoCanSupply: 'whoever shares the draft' },
      fact: `A link ends on a day from ${today} to ${last}.`,
    }),
  ]);
  return changed({ ...input, areas, madeBy: by.account, withdrawnAt: null, comments: 0 }, 'share-draft');
}

/** Ends a link before its day. */
export function withdrawLink(link: DraftLink, { by, now }: Taking): Change<DraftLink> {
  refuseIfAny(isConcerned({ by, on: link.on, areas: link.areas }));
  return changed({ ...link, withdrawnAt: link.withdrawnAt ?? now }, 'withdraw-link');
}

/** A link that is over, was withdrawn, or never was: the three are told alike. */
export const linkEnded = (): DomainError<'link-ended'> =>
  new DomainError('link-ended', 'Ask whoever sent you this link for a new one: it has ended.');

/** Throws `link-ended` unless the link opens now. */
export function assertOpen(link: DraftLink, now: string): void {
  if (link.withdrawnAt !== null || link.until < londonDay(now)) throw linkEnded();
}

/** Counts a comment on the link that it comes through. Throws `link-ended` or `link-full`. */
export function countComment(link: DraftLink, now: string): Change<DraftLink> {
  assertOpen(link, now);
  if (link.comments < MOST_COMMENTS)
    return changed({ ...link, comments: link.comments + 1 }, 'comment-through-link');
  throw new DomainError(
    'link-full',
    'Ask whoever sent you this link for a new one: it takes no more comments.',
  );
}

/** A comment by somebody without an account: in the name of the link's own group, on the link's own version. */
export const commentThroughLink = (
  { on, group, areas }: DraftLink,
  { id, text }: { readonly id: string; readonly text: string },
  now: string,
): Change<Comment> => received({ id, on, group, text }, { through: 'link', at: now, areas });

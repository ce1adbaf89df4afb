import type { Comment } from './comment.ts';
import { COMMENT_GROUPS, type CommentGroup } from './groups.ts';
import { publishCounts, type SafeCounts } from './publish-counts.ts';

export type YouSaid = {
  readonly commentId: string;
  /** `c` where so few of the group spoke that its entries would be its count. */
  readonly group: CommentGroup | 'c';
  readonly youSaid: string;
  readonly weSay: string;
  readonly changes: readonly Pick<Comment['changes'][number], 'to' | 'what'>[];
};

const countOf = (comments: readonly Comment[]) => {
  const counts = COMMENT_GROUPS.map((each) => [each, comments.filter(({ group }) => group === each).length]);
  return publishCounts(Object.fromEntries(counts) as Record<CommentGroup, number>);
};

/** "You said, we did" of one record, fit to be published: how many spoke by group, every answer, what it changed. */
export function youSaidWeDid(comments: readonly Comment[]): {
  readonly counts: SafeCounts<CommentGroup>;
  readonly answered: readonly YouSaid[];
} {
  const counts = countOf(comments);
  const answered = comments.flatMap(({ id, group, answer, changes }) =>
    answer === null
      ? []
      : [
          {
            ...{ commentId: id, youSaid: answer.youSaid, weSay: answer.weSay },
            group: counts.groups[group] === 'c' ? ('c' as const) : group,
            changes: changes.map(({ to, what }) => ({ to, what })),
          },
        ],
  );
  return { counts, answered: answered.sort((a, b) => (a.commentId < b.commentId ? -1 : 1)) };
}

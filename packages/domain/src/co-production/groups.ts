import type { Role } from '../roles.ts';

/** Who speaks, by group and never by name. */
export const COMMENT_GROUPS = [
  'parent-carer-forum',
  'young-people',
  'settings',
  'health',
  'practitioners',
] as const;
export type CommentGroup = (typeof COMMENT_GROUPS)[number];

/** The group that a role speaks for. Authorities write down what any group said. */
export const GROUP_OF_ROLE: Readonly<Partial<Record<Role, CommentGroup>>> = {
  'parent-carer-forum': 'parent-carer-forum',
  setting: 'settings',
  'integrated-care-board': 'health',
};

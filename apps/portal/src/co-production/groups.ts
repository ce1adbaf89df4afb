import { COMMENT_GROUPS, type CommentGroup } from '@rep/domain';

const WORDS: Readonly<Record<CommentGroup, string>> = {
  'parent-carer-forum': 'Parents and carers',
  'young-people': 'Young people',
  settings: 'Settings',
  health: 'Health',
  practitioners: 'Practitioners',
};
export const groupName = (group: CommentGroup): string => WORDS[group];
export const GROUP_OPTIONS = COMMENT_GROUPS.map((value) => ({ value, text: WORDS[value] }));
export const groupIn = (value: string | null): CommentGroup =>
  COMMENT_GROUPS.find((group) => group === value) ?? 'practitioners';

import type { Person } from '../access/person.ts';
import { unless } from '../gates/refusal.ts';
import type { Refusal } from '../gates/step-refused.ts';
import type { Machine, Taker } from '../machine/machine.ts';
import type { Comment, CommentState, RecordVersion } from './comment.ts';

export type CommentEvent = 'answer' | 'link-change';
type Concerned = { readonly by: Person; readonly on: RecordVersion; readonly areas: readonly string[] };

const AUTHORITIES: readonly Taker[] = ['lead-authority', 'member-authority'];

/** An authority answers where its own area is concerned; a lead for what belongs to the partnership, not for a plan. */
export const isConcerned = ({ by, on, areas }: Concerned): readonly Refusal[] =>
  unless(
    (by.laCode !== null && AUTHORITIES.includes(by.role) && areas.includes(by.laCode)) ||
      (by.role === 'lead-authority' && on.kind !== 'inclusion-plan'),
    'G13',
    {
      code: 'not-concerned',
      fact: 'The record concerns no area that this person acts for.',
      whoCanSupply: 'an authority whose area it concerns',
    },
  );

type Facts = { readonly by: Person; readonly comment: Comment };
const concerned = ({ by, comment: { on, areas } }: Facts): readonly Refusal[] =>
  isConcerned({ by, on, areas });
const row = (from: CommentState, event: CommentEvent, to: CommentState) => ({
  ...{ from, event, to, roles: AUTHORITIES },
  guards: [concerned],
});

/** A change is named after an answer, so that nothing is done without a word to who asked. */
export const COMMENT_MACHINE: Machine<CommentState, CommentEvent, Facts> = {
  noun: 'a comment',
  transitions: [
    row('received', 'answer', 'answered'),
    row('answered', 'answer', 'answered'),
    row('acted-on', 'answer', 'acted-on'),
    row('answered', 'link-change', 'acted-on'),
    row('acted-on', 'link-change', 'acted-on'),
  ],
};

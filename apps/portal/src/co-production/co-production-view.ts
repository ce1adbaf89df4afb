import { COMMENT_GROUPS, type CommentGroup } from '@rep/domain';
import type { PartnershipService } from '../services/partnership.ts';
import { groupName } from './groups.ts';
import type { Subject } from './read-subject.ts';

const STATES = {
  received: { tag: 'Not answered', colour: 'orange' },
  answered: { tag: 'Answered', colour: 'turquoise' },
  'acted-on': { tag: 'Led to a change', colour: 'green' },
} as const;

/** DfE's symbol for a count that is too small to publish. */
const countWords = (count: number | 'c'): string => (count === 'c' ? 'c (confidential)' : String(count));

export async function youSaidView(service: PartnershipService, { id }: Subject) {
  const { counts, answered } = await service.call((client) => client.coProduction.youSaid.query({ id }));
  return {
    counts: COMMENT_GROUPS.map((group) => ({
      name: groupName(group),
      count: countWords(counts.groups[group]),
    })),
    total: countWords(counts.total),
    answered: answered.map(({ group, youSaid, weSay, changes }) => ({
      ...{ youSaid, weSay, group: group === 'c' ? 'A group' : groupName(group) },
      changes: changes.map(({ to, what }) => ({ what, version: to.version })),
    })),
  };
}

export async function commentsView(service: PartnershipService, { id, href }: Subject, answers: boolean) {
  const comments = await service.call((client) => client.coProduction.comments.query({ id }));
  return comments.toReversed().map(({ id: commentId, content }) => ({
    ...{
      text: content.text,
      at: content.at,
      version: content.on.version,
      answer: content.answer?.weSay ?? null,
    },
    ...{ group: groupName(content.group), words: STATES[content.state] },
    warns: content.contactDetails,
    through: content.through === 'link' ? 'through a link' : 'by an account',
    answerHref: answers ? `${href}/comments/${commentId}/answer` : null,
    changeHref: answers && content.answer !== null ? `${href}/comments/${commentId}/change` : null,
  }));
}

const stateOf = (withdrawnAt: string | null, until: string, today: string) => {
  if (withdrawnAt !== null) return { tag: 'Ended early', colour: 'grey', open: false };
  return until < today
    ? { tag: 'Ended', colour: 'grey', open: false }
    : { tag: 'Open', colour: 'green', open: true };
};

export async function linksView(service: PartnershipService, subject: Subject, today: string) {
  const links = await service.call((client) => client.coProduction.links.query());
  return links
    .filter(({ content: { on } }) => on.kind === subject.kind && on.id === subject.id)
    .toReversed()
    .map(({ id, content: { group, until, withdrawnAt, comments, on } }) => {
      const words = stateOf(withdrawnAt, until, today);
      return {
        ...{ group: groupName(group), until, comments, version: on.version, words },
        end: words.open ? `${subject.href}/links/${id}/end` : null,
      };
    });
}

/** The group that this role speaks for, if it speaks for one. */
export const OWN_GROUP: Readonly<Record<string, CommentGroup>> = {
  'parent-carer-forum': 'parent-carer-forum',
  setting: 'settings',
  'integrated-care-board': 'health',
};

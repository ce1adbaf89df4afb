import { addDays, londonDay } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import { z } from 'zod';
import { type Field, numberOf, textOf, typedDay } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import { ownOriginOf } from '../http/cookies.ts';
import type { Visit } from '../http/visit.ts';
import { OWN_GROUP } from './co-production-view.ts';
import { GROUP_OPTIONS, groupIn, groupName } from './groups.ts';
import { isConcerned, type Subject, subjectOf } from './read-subject.ts';

const USUAL_DAYS = 28;
const GROUP: Field = { name: 'group', type: 'radios', options: GROUP_OPTIONS, label: 'Which group?' };
const backTo = ({ href, title }: Subject) => ({ href, text: `Back to comments on ${title}` });

/** Throws HttpProblem 403 for an authority that the draft does not concern. */
async function concerned(visit: Visit): Promise<Subject> {
  const subject = await subjectOf(visit);
  if (isConcerned(subject, visit)) return subject;
  throw new HttpProblem(403, 'Ask an authority whose area the draft concerns: only they share and answer.');
}

/** A comment of the visitor's own group, or what an authority writes down for any group. */
export async function commentForm(visit: Visit): Promise<Form> {
  const subject = await subjectOf(visit);
  const own = OWN_GROUP[visit.account.role];
  if (!own && !isConcerned(subject, visit)) {
    throw new HttpProblem(
      403,
      'Ask an authority whose area the draft concerns: only they write for a group.',
    );
  }
  return {
    ...{ title: 'Say what your group thinks', back: backTo(subject), version: null, button: 'Send' },
    intro: [
      ...(own ? [`You speak for this group: ${groupName(own)}.`] : []),
      'Do not name anybody, and leave no telephone number or e-mail address.',
    ],
    fields: [
      ...(own ? [] : [GROUP]),
      { name: 'text', type: 'lines', most: 5_000, label: 'What does the group say?' },
    ],
    saved: {},
    take: async (answers) => {
      const group = own ?? groupIn(textOf(answers, 'group'));
      const input = { on: subject.on, group, text: textOf(answers, 'text') ?? '' };
      await subject.service.call((client) => client.coProduction.comment.mutate(input));
      return `${subject.href}?done=comment`;
    },
  };
}

const addressOf = ({ request }: Visit, { repId }: Subject, token: string): string =>
  `${ownOriginOf(request) ?? ''}/drafts/${repId}/${token}`;

/** A link for who has no account. Its address is shown once: nobody, not even the service, has it afterwards. */
export async function shareForm(visit: Visit): Promise<Form> {
  const subject = await concerned(visit);
  const today = londonDay(new Date().toISOString());
  return {
    ...{ title: 'Share the draft by a link', back: backTo(subject), version: null, button: 'Make the link' },
    intro: [
      `Whoever has the link reads version ${subject.version} of this draft in easy read and can comment for the group, without an account.`,
    ],
    fields: [
      { ...GROUP, label: 'With which group?' },
      {
        name: 'until',
        type: 'day',
        label: 'Last day on which it opens',
        hint: 'At most 120 days from today.',
      },
    ],
    saved: typedDay('until', addDays(today, USUAL_DAYS)),
    take: async (answers) => {
      const group = groupIn(textOf(answers, 'group'));
      const input = { on: subject.on, group, until: textOf(answers, 'until') ?? '' };
      const { token, until } = await subject.service.call((client) =>
        client.coProduction.share.mutate(input),
      );
      const shared = { address: addressOf(visit, subject, token), until, group: groupName(group) };
      return { template: 'draft-shared.njk', context: { shared, href: subject.href, title: subject.title } };
    },
  };
}

const linkSchema = z.object({ link: z.string().max(60) });
export async function endLinkForm(visit: Visit): Promise<Form> {
  const subject = await concerned(visit);
  const { link: linkId } = linkSchema.parse(visit.request.params);
  return {
    ...{
      title: 'End the link',
      back: backTo(subject),
      version: null,
      button: 'End the link',
      dangerous: true,
    },
    intro: ['Whoever opens it reads that it has ended. The comments that came through it stay.'],
    ...{ fields: [], saved: {} },
    take: async () => {
      await subject.service.call((client) => client.coProduction.withdrawLink.mutate({ linkId }));
      return `${subject.href}?done=end`;
    },
  };
}

const commentSchema = z.object({ comment: z.string().max(60) });

/** The comment of the address. Throws HttpProblem 404 for one that is not on this draft. */
async function commentOf(visit: Visit, { service, id }: Subject) {
  const { comment } = commentSchema.parse(visit.request.params);
  const comments = await service.call((client) => client.coProduction.comments.query({ id }));
  const held = comments.find((each) => each.id === comment);
  if (held) return held;
  throw new HttpProblem(404, 'Choose a comment from the list: there is none at this address.');
}

export async function answerForm(visit: Visit): Promise<Form> {
  const subject = await concerned(visit);
  const comment = await commentOf(visit, subject);
  const { text, answer } = comment.content;
  return {
    ...{
      title: 'Answer a comment',
      back: backTo(subject),
      version: comment.version,
      button: 'Publish the answer',
    },
    intro: [
      `The comment: “${text}”`,
      'Both texts below are published. Put nothing in them that says who spoke.',
    ],
    fields: [
      {
        name: 'youSaid',
        type: 'lines',
        most: 500,
        label: 'You said',
        hint: 'The comment in short, in your words.',
      },
      { name: 'weSay', type: 'lines', most: 5_000, label: 'We say' },
    ],
    saved: { youSaid: [answer?.youSaid ?? ''], weSay: [answer?.weSay ?? ''] },
    take: async (answers, expectedVersion) => {
      const words = { youSaid: textOf(answers, 'youSaid') ?? '', weSay: textOf(answers, 'weSay') ?? '' };
      const input = { commentId: comment.id, expectedVersion, ...words };
      await subject.service.call((client) => client.coProduction.answer.mutate(input));
      return `${subject.href}?done=answer`;
    },
  };
}

export async function changeForm(visit: Visit): Promise<Form> {
  const subject = await concerned(visit);
  const comment = await commentOf(visit, subject);
  const { kind, id } = subject;
  return {
    ...{
      title: 'Say what the comment changed',
      back: backTo(subject),
      version: null,
      button: 'Publish the change',
    },
    intro: [
      `The comment was on version ${comment.content.on.version}. The draft is at version ${subject.version} now.`,
    ],
    fields: [
      { name: 'version', type: 'number', path: 'to.version', label: 'Version in which it was changed' },
      { name: 'what', type: 'lines', most: 500, label: 'We did', hint: 'What was changed. It is published.' },
    ],
    saved: { version: [String(subject.version)] },
    take: async (answers) => {
      const to = { kind, id, version: numberOf(answers, 'version') ?? 0 };
      const input = { commentId: comment.id, to, what: textOf(answers, 'what') ?? '' };
      await subject.service.call((client) => client.coProduction.linkChange.mutate(input));
      return `${subject.href}?done=change`;
    },
  };
}

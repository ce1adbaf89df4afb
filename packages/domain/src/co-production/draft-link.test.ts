import { expect, test } from 'vitest';
import { DomainError } from '../domain-error.ts';
import { BARNET, BEN, CAMDEN, CARL, codes, person } from '../pilots/test-pilot.ts';
import {
  assertOpen,
  commentThroughLink,
  countComment,
  DRAFT_LINK,
  draftLinkSchema,
  shareDraft,
  withdrawLink,
} from './draft-link.ts';

const now = '2026-11-23T10:00:00.000Z';
const on = { kind: 'inclusion-plan', id: 'plan', version: 2 } as const;
const input = { on, group: 'young-people' as const, until: '2026-12-01' };
const taking = (by = CARL) => ({ by, now, subject: { areas: [CAMDEN] } });
const link = shareDraft(input, taking()).content;
const codeOf = (attempt: () => unknown): string => {
  try {
    attempt();
    return 'let in';
  } catch (error) {
    return error instanceof DomainError ? error.code : 'a bug';
  }
};

test('only an authority that the record concerns shares it, for a term at most', () => {
  expect(draftLinkSchema.parse(link)).toEqual(link);
  expect(codes(() => shareDraft(input, taking(BEN)))).toEqual(['not-concerned']);
  expect(codes(() => shareDraft(input, taking(person('fay', 'parent-carer-forum'))))).toEqual([
    'not-concerned',
  ]);
  for (const until of ['2026-11-22', '2027-03-24'])
    expect(codes(() => shareDraft({ ...input, until }, taking()))).toEqual(['not-a-day-to-end']);
  expect(shareDraft({ ...input, until: '2027-03-23' }, taking()).state).toBe('open');
  expect(codes(() => shareDraft(input, { ...taking(), subject: null }))).toContain('no-such-version');
});

test('a link opens through its last day in London, and not after, nor once it is withdrawn', () => {
  expect(codeOf(() => assertOpen(link, '2026-12-01T23:59:59.000Z'))).toBe('let in');
  expect(codeOf(() => assertOpen(link, '2026-12-02T00:00:00.000Z'))).toBe('link-ended');
  const ended = withdrawLink(link, { by: CARL, now });
  expect([ended.state, codeOf(() => assertOpen(ended.content, now))]).toEqual(['withdrawn', 'link-ended']);
  expect(withdrawLink(ended.content, { by: CARL, now: '2026-11-24T10:00:00.000Z' }).content.withdrawnAt).toBe(
    now,
  );
  expect(codes(() => withdrawLink({ ...link, areas: [BARNET] }, { by: CARL, now }))).toEqual([
    'not-concerned',
  ]);
});

test('a comment through a link is its group’s, on its version, and is counted', () => {
  const comment = commentThroughLink(link, { id: 'plan.a', text: 'Shorter, please.' }, now);
  expect(comment.content).toMatchObject({ on, group: 'young-people', areas: [CAMDEN], through: 'link' });
  expect(countComment(link, now).content.comments).toBe(1);
  expect(codeOf(() => countComment({ ...link, comments: 199 }, now))).toBe('let in');
  expect(codeOf(() => countComment({ ...link, comments: 200 }, now))).toBe('link-full');
  expect(codeOf(() => countComment(link, '2026-12-02T00:00:00.000Z'))).toBe('link-ended');
});

test('what is told of a link names nobody and no group', () => {
  expect(DRAFT_LINK.publicPart(link)).toEqual({ on, until: '2026-12-01', withdrawnAt: null });
});

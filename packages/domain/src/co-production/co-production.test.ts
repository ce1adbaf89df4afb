import { expect, test } from 'vitest';
import { BARNET, BEN, CAMDEN, CARL, codes, person } from '../pilots/test-pilot.ts';
import { addToTrail, answerComment, linkChange } from './answer-comment.ts';
import { CHANGE_TRAIL, COMMENT, type Comment, commentSchema } from './comment.ts';
import { hasContactDetails } from './contact-details.ts';
import { COMMENT_GROUPS } from './groups.ts';
import { makeComment } from './make-comment.ts';
import { youSaidWeDid } from './you-said.ts';

const now = '2026-11-23T10:00:00.000Z';
const FAY = person('fay', 'parent-carer-forum');
const EDA = person('eda', 'member-authority', 'E09000010');
const on = { kind: 'pilot', id: 'p1', version: 2 } as const;
const subject = { areas: [BARNET, CAMDEN] };
const said = { id: 'p1.a', on, group: 'parent-carer-forum' as const, text: 'Letters are too long.' };
const taking = (by = FAY) => ({ by, now, subject });
const comment = makeComment(said, taking()).content;
const words = { youSaid: 'Letters are long.', weSay: 'We cut them to a page.' };
const answered = answerComment(comment, words, { by: CARL, now }).content;
const to = { ...on, version: 3 };
const linking = (by = CARL, changed: typeof subject | null = subject) => ({ by, now, changed });
const done = linkChange(answered, { to, what: 'A letter of one page.' }, linking()).content;

test('a group comments for itself, and an authority that is concerned writes down what any group said', () => {
  expect(commentSchema.parse(comment)).toEqual(comment);
  const young = { ...said, group: 'young-people' as const };
  expect(codes(() => makeComment(young, taking()))).toEqual(['another-group']);
  expect(makeComment(young, taking(CARL)).content.group).toBe('young-people');
  expect(codes(() => makeComment(said, taking(EDA)))).toEqual(['not-concerned']);
  expect(codes(() => makeComment(said, { ...taking(), subject: null }))).toEqual(['no-such-version']);
});

test('an address or a telephone number is warned of and kept; in what is published it is refused', () => {
  const texts = ['Write to jo@example.org', 'Ring 020 7946 0958', '+44 7700 900123', '(01632) 960-123'];
  expect(texts.map(hasContactDetails)).toEqual([true, true, true, true]);
  expect(['URN 102345, page 12 of 2026', 'at 09:30 on 01/02/2026'].map(hasContactDetails)).toEqual([
    false,
    false,
  ]);
  expect(makeComment({ ...said, text: texts[0] ?? '' }, taking()).content.contactDetails).toBe(true);
  const leak = { youSaid: 'Ring 020 7946 0958', weSay: 'jo@example.org' };
  expect(codes(() => answerComment(comment, leak, { by: CARL, now }))).toEqual([
    'contact-details',
    'contact-details',
  ]);
});

test('an authority answers where its area is concerned; a lead for the partnership’s records, not for another’s plan', () => {
  expect(codes(() => answerComment(comment, words, { by: EDA, now }))).toEqual(['not-concerned']);
  expect(codes(() => answerComment(comment, words, { by: FAY, now }))).toEqual([
    'role-not-permitted',
    'not-concerned',
  ]);
  const outside = { ...comment, areas: [CAMDEN] };
  expect(answerComment(outside, words, { by: BEN, now }).state).toBe('answered');
  const plan: Comment = { ...outside, on: { ...on, kind: 'inclusion-plan' } };
  expect(codes(() => answerComment(plan, words, { by: BEN, now }))).toEqual(['not-concerned']);
});

test('a change is linked after an answer, to a version after the one that was commented on, once', () => {
  expect(done).toMatchObject({ state: 'acted-on', changes: [{ to, what: 'A letter of one page.' }] });
  const link = { to, what: 'A letter.' };
  expect(codes(() => linkChange(comment, link, linking()))).toEqual(['step-out-of-turn']);
  expect(codes(() => linkChange(done, link, linking()))).toEqual(['linked-already']);
  expect(codes(() => linkChange(answered, { ...link, to: on }, linking(CARL, null)))).toEqual([
    ...['no-such-version', 'before-the-comment'],
  ]);
  const elsewhere = { ...link, to: { kind: 'variant' as const, id: 'v1', version: 1 } };
  expect(linkChange(answered, elsewhere, linking()).content.changes).toHaveLength(1);
  expect(answerComment(done, words, { by: CARL, now }).state).toBe('acted-on');
});

test('the way back leads from the changed record to every comment that led to it', () => {
  const first = addToTrail(null, { to, commentId: 'p1.a', areas: [] }).content;
  const both = addToTrail(first, { to: { ...to, version: 4 }, commentId: 'p1.b', areas: [] }).content;
  expect(CHANGE_TRAIL.publicPart(both)).toEqual({
    ...{ id: 'p1', kind: 'pilot' },
    ledBy: [
      { version: 3, commentId: 'p1.a' },
      { version: 4, commentId: 'p1.b' },
    ],
  });
});

test('"you said, we did" holds every answer, and no group of which few spoke', () => {
  const many = [...Array(7).keys()].map((at) => ({ ...comment, id: `p1.h${at}`, group: 'health' as const }));
  const { counts, answered: shown } = youSaidWeDid([
    ...many,
    ...many.map((each) => ({ ...each, group: 'settings' as const })),
    done,
  ]);
  expect(counts.groups).toEqual({
    ...{ 'parent-carer-forum': 'c', 'young-people': 0, settings: 'c', health: 7, practitioners: 0 },
  });
  expect(counts.total).toBe('c');
  expect(shown).toEqual([
    { commentId: 'p1.a', group: 'c', ...words, changes: [{ to, what: 'A letter of one page.' }] },
  ]);
  const all = youSaidWeDid(many.map((each) => ({ ...each, answer: answered.answer })));
  expect(all.answered.map(({ group }) => group)).toEqual(many.map(() => 'health'));
  expect(Object.keys(all.counts.groups)).toEqual([...COMMENT_GROUPS]);
});

test('what is told holds no account, no group and no words of the comment', () => {
  expect(JSON.stringify(COMMENT.publicPart(done))).not.toMatch(/fay|carl|forum|too long/);
});

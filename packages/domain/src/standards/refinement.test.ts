import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Person } from '../access/person.ts';
import { DFE_1, DFE_2, LEAD, made, refusedCodes, taking } from '../templates/test-template.ts';
import { decideProposal, planMove, publishNewVersion } from './decide.ts';
import { giveFeedback, STANDARD_FEEDBACK, standardFeedbackSchema } from './feedback.ts';
import { PROPOSAL, type Proposal, proposalSchema } from './proposal.ts';
import { answerConsultation, openConsultation, proposeChange } from './propose.ts';
import { STATEMENTS } from './statements.data.ts';
import { evidenceStop, type Stop, walkBack, walkForward } from './walk.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
const V1 = { id: 'ordinarily-available', version: 1 };
const statement = STATEMENTS.find(({ id }) => id === V1.id);
if (!statement) throw new Error('the statement is not in the catalogue');
const at = (by: Person, day: string) => ({ by, now: `${day}T09:00:00.000Z` });

const SAID = {
  id: uuid(1),
  statement: V1,
  repId: 'london' as const,
  pilotId: uuid(7),
  voice: 'settings' as const,
  said: 'Say which support.',
};
const feedback = giveFeedback(SAID, at(LEAD, '2026-01-05')).content;
const EVIDENCE = {
  query: 'sen_support_rate of E09000003',
  asOf: '2026-01-06T00:00:00.000Z',
  values: [12.5, 'x' as const],
};
const INPUT = {
  id: uuid(2),
  statement: V1,
  proposed: 'It is listed.',
  why: 'Nobody knew.',
  restsOn: { feedback: [uuid(1)], evidence: [EVIDENCE] },
};
const KNOWN = { feedback: [feedback], statements: STATEMENTS };
const proposed = proposeChange(INPUT, at(LEAD, '2026-01-10'), KNOWN).content;
const ASKED = { from: '2026-02-01', to: '2026-03-01', asked: ['settings' as const] };
const consulting = openConsultation(proposed, ASKED, at(DFE_1, '2026-01-20')).content;
const answered = answerConsultation(
  consulting,
  { voice: 'settings', said: 'Yes.' },
  at(LEAD, '2026-02-10'),
).content;
const DECISION = {
  outcome: 'accepted' as const,
  reason: 'It helps.',
  dissent: 'One forum would wait.',
  wouldChange: 'A cost.',
};
const accepted = decideProposal(answered, DECISION, at(DFE_1, '2026-03-01')).content;
const published = publishNewVersion(accepted, { ...statement, version: 2 }, at(DFE_1, '2026-03-10')).content;
const MOVE = { pilotId: uuid(7), repId: 'london' as const, on: '2026-09-01' };
const PILOTS = [{ id: uuid(7), repId: 'london' as const, state: 'live' as const }];
const moving = (by: Person, day: string) => ({ taking: at(by, day), pilots: PILOTS });
const moved = made(planMove(published, MOVE, moving(LEAD, '2026-04-01')));

test('a change goes from feedback to the pilots that move to what came of it', () => {
  expect(standardFeedbackSchema.parse(feedback)).toEqual({ ...SAID, givenOn: '2026-01-05' });
  expect(proposalSchema.parse(moved)).toEqual({
    ...INPUT,
    proposedBy: 'lead',
    state: 'published',
    consultation: { ...ASKED, answers: [{ voice: 'settings', said: 'Yes.' }] },
    decision: {
      reason: 'It helps.',
      dissent: 'One forum would wait.',
      wouldChange: 'A cost.',
      on: '2026-03-01',
      by: 'dfe-1',
    },
    newVersion: { id: V1.id, version: 2 },
    moves: [MOVE],
  });
});

test('those who evaluate or watch write nothing, and no partnership writes for another', () => {
  for (const role of ['evaluator', 'researcher', 'auditor', 'operator'] as const) {
    const by = { ...LEAD, role };
    expect(refusedCodes(() => giveFeedback(SAID, taking(by)))).toEqual(['wrong-role']);
    expect(
      refusedCodes(() =>
        answerConsultation(consulting, { voice: 'settings', said: 'Yes.' }, at(by, '2026-02-10')),
      ),
    ).toEqual(['wrong-role']);
    expect(refusedCodes(() => proposeChange(INPUT, taking(by), KNOWN))).toEqual(['wrong-role']);
  }
  expect(refusedCodes(() => giveFeedback({ ...SAID, repId: 'south-west' }, taking(LEAD)))).toEqual([
    'wrong-role',
  ]);
});

test('a proposal rests on feedback or figures that there are', () => {
  expect(refusedCodes(() => proposeChange(INPUT, taking(DFE_1), KNOWN))).toEqual([]);
  const unknown = {
    ...INPUT,
    statement: { id: 'none', version: 1 },
    restsOn: { feedback: [uuid(9)], evidence: [] },
  };
  expect(refusedCodes(() => proposeChange(unknown, taking(LEAD), KNOWN))).toEqual([
    'unknown-statement',
    'unknown-feedback',
  ]);
  const nothing = { ...INPUT, restsOn: { feedback: [], evidence: [] } };
  expect(refusedCodes(() => proposeChange(nothing, taking(LEAD), KNOWN))).toEqual(['rests-on-nothing']);
  expect(proposalSchema.safeParse({ ...proposed, restsOn: nothing.restsOn }).success).toBe(false);
  const figures = { ...INPUT, restsOn: { feedback: [], evidence: [EVIDENCE] } };
  expect(refusedCodes(() => proposeChange(figures, taking(LEAD), KNOWN))).toEqual([]);
});

test('a consultation leaves time to answer, and takes answers while it is open', () => {
  const open = (asked: typeof ASKED, by = DFE_1) =>
    refusedCodes(() => openConsultation(proposed, asked, at(by, '2026-02-01')));
  expect(open(ASKED)).toEqual([]);
  expect(open({ ...ASKED, from: '2026-01-31' })).toEqual(['no-time-to-answer']);
  expect(open({ ...ASKED, to: '2026-02-01' })).toEqual(['no-time-to-answer']);
  expect(open(ASKED, LEAD)).toEqual(['wrong-role']);
  const answer = (day: string, held: Proposal = consulting) =>
    refusedCodes(() => answerConsultation(held, { voice: 'settings', said: 'Yes.' }, at(LEAD, day)));
  expect(answer('2026-01-31')).toEqual(['consultation-closed']);
  expect(answer('2026-02-01')).toEqual([]);
  expect(answer('2026-02-28')).toEqual([]);
  expect(answer('2026-03-01')).toEqual(['consultation-closed']);
  expect(answer('2026-02-10', accepted)).toEqual(['consultation-closed']);
  expect(answer('2026-02-10', proposed)).toEqual(['consultation-closed']);
});

test('nobody decides their own proposal, or before the consultation ended', () => {
  const decide = (held: Proposal, by: Person, day: string) =>
    refusedCodes(() => decideProposal(held, DECISION, at(by, day)));
  expect(decide(answered, DFE_1, '2026-02-28')).toEqual(['consultation-open']);
  expect(decide({ ...answered, proposedBy: 'dfe-1' }, DFE_1, '2026-03-01')).toEqual(['own-proposal']);
  expect(decide({ ...answered, proposedBy: 'dfe-1' }, DFE_2, '2026-03-01')).toEqual([]);
  expect(decide(answered, { ...LEAD, account: 'other' }, '2026-03-01')).toEqual(['wrong-role']);
  expect(decide(proposed, DFE_1, '2026-03-01')).toEqual(['out-of-turn']);
  expect(decide(accepted, DFE_1, '2026-03-01')).toEqual(['out-of-turn']);
  const rejected = decideProposal(answered, { ...DECISION, outcome: 'rejected' }, at(DFE_1, '2026-03-01'));
  expect(rejected).toMatchObject({ state: 'rejected', reason: 'It helps.' });
  expect(
    refusedCodes(() => publishNewVersion(rejected.content, { ...statement, version: 2 }, taking(DFE_1))),
  ).toEqual(['out-of-turn']);
});

test('what comes of it is a later version of the same statement', () => {
  const publish = (change: Partial<typeof statement>, by = DFE_1) =>
    refusedCodes(() => publishNewVersion(accepted, { ...statement, version: 2, ...change }, taking(by)));
  expect(publish({})).toEqual([]);
  expect(publish({ version: 1 })).toEqual(['not-a-later-version']);
  expect(publish({ id: 'which-budget' })).toEqual(['not-a-later-version']);
  expect(publish({}, LEAD)).toEqual(['wrong-role']);
});

test('a lead plans when its pilot moves, ahead of time, and a move that happened stands', () => {
  const plan = (held: Proposal, move: typeof MOVE, by: Person = LEAD, day = '2026-04-01') =>
    refusedCodes(() => planMove(held, move, moving(by, day)));
  expect(plan(published, { ...MOVE, on: '2026-04-01' })).toEqual([]);
  expect(plan(published, { ...MOVE, on: '2026-03-31' })).toEqual(['in-the-past']);
  expect(plan(accepted, MOVE)).toEqual(['out-of-turn']);
  expect(plan(published, MOVE, { ...LEAD, repId: 'south-west' })).toEqual(['other-partnership']);
  expect(plan(published, MOVE, DFE_1)).toEqual(['wrong-role', 'other-partnership']);
  const later = { ...MOVE, on: '2026-10-01' };
  expect(planMove(moved, later, moving(LEAD, '2026-08-31'))?.content.moves).toEqual([later]);
  expect(plan(moved, later, LEAD, '2026-09-01')).toEqual(['moved-already']);
  expect(planMove(moved, MOVE, moving(LEAD, '2026-12-01'))).toBeNull();
});

test('only a pilot that the partnership has, and that is not over, moves', () => {
  const plan = (pilots: Parameters<typeof planMove>[2]['pilots']) =>
    refusedCodes(() => planMove(published, MOVE, { taking: at(LEAD, '2026-04-01'), pilots }));
  const [pilot] = PILOTS;
  if (!pilot) throw new Error('there is no pilot');
  expect(plan([])).toEqual(['unknown-pilot']);
  expect(plan([{ ...pilot, repId: 'south-west' }])).toEqual(['unknown-pilot']);
  for (const state of ['ended', 'withdrawn', 'superseded', 'refined'] as const) {
    expect(plan([{ ...pilot, state }])).toEqual(['pilot-over']);
  }
  expect(plan([{ ...pilot, state: 'draft' }])).toEqual([]);
});

test('no account, and nothing that a group said in its own words, leaves the service', () => {
  expect(JSON.stringify(PROPOSAL.publicPart(moved))).not.toMatch(/dfe-1|proposedBy/);
  expect(PROPOSAL.publicPart(moved)['decision']).toMatchObject({ reason: 'It helps.' });
  expect(PROPOSAL.publicPart(proposed)).toMatchObject({ decision: null, consultation: null });
  expect(PROPOSAL.publicPart(moved)['consultation']).toMatchObject({ answers: [{ voice: 'settings' }] });
  expect(JSON.stringify([PROPOSAL.publicPart(moved), STANDARD_FEEDBACK.publicPart(feedback)])).not.toMatch(
    /Yes\.|Say which/,
  );
  expect(STANDARD_FEEDBACK.publicPart(feedback)['voice']).toBe('settings');
});

const again = { ...feedback, id: uuid(3), statement: { id: V1.id, version: 2 } };
const CHAIN = { feedback: [feedback, again], proposals: [moved] };
const stops: Stop[] = [
  { kind: 'statement', id: 'ordinarily-available.v1' },
  { kind: 'feedback', id: uuid(1) },
  evidenceStop(EVIDENCE),
  { kind: 'proposal', id: uuid(2) },
  { kind: 'statement', id: 'ordinarily-available.v2' },
  { kind: 'pilot', id: `${uuid(7)} ordinarily-available.v2` },
  { kind: 'feedback', id: uuid(3) },
];

test('the chain is walked forward from what was said to the pilots that moved', () => {
  expect(walkForward(CHAIN, { kind: 'feedback', id: uuid(1) })).toEqual([
    stops[3],
    stops[4],
    stops[6],
    stops[5],
  ]);
  expect(walkForward(CHAIN, evidenceStop(EVIDENCE))).toContainEqual(stops[5]);
  expect(walkForward(CHAIN, { kind: 'feedback', id: 'none' })).toEqual([]);
});

test('and back from a pilot to all that its version rests on', () => {
  const [v1, said, figures, proposal, v2, pilot] = stops;
  if (!pilot) throw new Error('no pilot');
  expect(walkBack(CHAIN, pilot)).toEqual([v2, proposal, said, figures, v1]);
  expect(walkBack({ feedback: [], proposals: [proposed] }, pilot)).toEqual([]);
});

test('one stop came of another exactly when the other rests on it', () => {
  const has = (walked: readonly Stop[], s: Stop) => walked.some((w) => w.kind === s.kind && w.id === s.id);
  fc.assert(
    fc.property(fc.constantFrom(...stops), fc.constantFrom(...stops), (a, b) => {
      expect(has(walkForward(CHAIN, a), b)).toBe(has(walkBack(CHAIN, b), a));
      expect(has(walkForward(CHAIN, a), a)).toBe(false);
    }),
  );
});

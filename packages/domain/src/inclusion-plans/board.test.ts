import { describe, expect, test } from 'vitest';
import { recordMeeting, reviewPlan, signOffPlan, submitPlan } from './board.ts';
import {
  AMIRA,
  agree,
  agreed,
  as,
  BARNET,
  BEN,
  codes,
  drafted,
  ICB,
  named,
  person,
  reviewed,
  signedOff,
  written,
} from './test-plan.ts';

describe('the SEND and AP Partnership of the area', () => {
  test('does not review a plan with a section missing, nor without a quorate meeting', () => {
    expect(codes(() => reviewPlan(drafted, as(BEN)))).toEqual([
      'section-missing',
      'section-missing',
      'no-quorate-meeting',
    ]);
    const thin = recordMeeting(
      written,
      { on: '2026-05-20', present: ['school', 'local-authority'] },
      as(BEN),
    ).content;
    expect(codes(() => reviewPlan(thin, as(BEN)))).toEqual(['no-quorate-meeting']);
  });

  test('announces the groups present and the quorum of a meeting that was held, never of one to come', () => {
    const input = { on: '2026-05-20', present: ['school'] };
    expect(recordMeeting(written, input, as(BEN)).announces).toEqual([
      {
        type: 'partnership.meeting.held.v1',
        data: {
          plan_id: 'e1',
          new_la_code: BARNET,
          held_on: '2026-05-20',
          present: ['school'],
          quorum: false,
        },
      },
    ]);
    expect(codes(() => recordMeeting(written, { ...input, on: '2026-06-02' }, as(BEN)))).toEqual([
      'in-the-future',
    ]);
    expect(codes(() => recordMeeting(written, { ...input, present: ['club'] }, as(BEN)))).toEqual([
      'unknown-body',
    ]);
  });

  test('signs off when every body has agreed to this edition, the integrated care board for itself', () => {
    expect(codes(() => signOffPlan(reviewed, as(AMIRA)))).toEqual(['agreement-missing', 'agreement-missing']);
    expect(codes(() => agree(reviewed, 'integrated-care-board', AMIRA))).toEqual(['another-body']);
    expect(codes(() => agree(reviewed, 'local-authority', ICB))).toEqual(['another-body']);
    expect(codes(() => agree(reviewed, 'integrated-care-board', { ...ICB, repId: 'north-east' }))).toEqual([
      'another-body',
    ]);
    expect(codes(() => signOffPlan(agree(reviewed, 'integrated-care-board', ICB), as(AMIRA)))).toEqual([
      'agreement-missing',
    ]);
  });

  test('a second agreement of the same body has no effect', () => {
    expect(agree(agreed, 'integrated-care-board', ICB)).toBe(agreed);
  });

  test('nobody signs off or submits the plan they drafted', () => {
    expect(codes(() => signOffPlan(agreed, as(BEN)))).toEqual(['own-draft']);
    expect(codes(() => submitPlan(signedOff, named, as(BEN)))).toEqual(['own-draft']);
  });

  test('submits against a published version of the standards', () => {
    const other = { standards: { set: 'national-standards', version: 'test-9' } };
    expect(codes(() => submitPlan(signedOff, other, as(AMIRA)))).toEqual(['standards-not-published']);
    expect(submitPlan(signedOff, named, as(AMIRA)).announces[0]).toMatchObject({
      type: 'laip.submitted.v1',
      data: {
        board_reviewed_on: '2026-05-20',
        agreed_by: ['integrated-care-board', 'local-authority'],
        revision: 1,
      },
    });
  });

  test('a meeting of today counts; whoever has a function records it, and what the other bodies agreed to', () => {
    const today = { on: '2026-06-01', present: ['school'] };
    expect(codes(() => recordMeeting(written, today, as(AMIRA)))).toEqual([]);
    const stranger = person('zoe', 'lead-authority', BARNET);
    expect(codes(() => recordMeeting(written, today, as(stranger)))).toEqual(['not-appointed']);
    expect(codes(() => agree(reviewed, 'local-authority', stranger))).toEqual(['not-an-approver']);
    expect(codes(() => agree(reviewed, 'local-authority', BEN))).toEqual([]);
  });

  test('tells the day of the quorate meeting, not of one that was too thin', () => {
    const thin = { on: '2026-05-25', present: ['school'], quorum: false, edition: signedOff.edition };
    const { announces } = submitPlan(
      { ...signedOff, meetings: [...signedOff.meetings, thin] },
      named,
      as(AMIRA),
    );
    expect(announces[0]).toMatchObject({ data: { board_reviewed_on: '2026-05-20' } });
  });
});

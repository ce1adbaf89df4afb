import { describe, expect, test } from 'vitest';
import type { Person } from '../access/person.ts';
import { StepRefused } from '../gates/step-refused.ts';
import type { Role } from '../roles.ts';
import { appoint, appointSchema, endAppointment, endAppointmentSchema } from './appoint.ts';
import {
  DELEGATION,
  type Delegation,
  delegationSchema,
  isApprover,
  isDrafter,
  keeperOf,
} from './delegation.ts';
import { handOver, handOverSchema } from './hand-over.ts';
import { mayApprove, mayDraft } from './may.ts';

const [BARNET, CAMDEN] = ['E09000003', 'E09000007'] as const;
const person = (account: string, laCode: string = BARNET, role: Role = 'member-authority'): Person => ({
  ...{ account, role, repId: 'london', laCode },
});
const AMIRA = person('amira');
const at = (by: Person, day = '2026-03-01') => ({ by, now: `${day}T09:00:00.000Z` });
const post = (account: string, to: 'drafter' | 'approver' | 'deputy', dates: object = {}) => ({
  ...{ laCode: BARNET, account, function: to, from: '2026-01-01', to: null as string | null },
  ...dates,
});
const scheme = [
  post('ben', 'drafter', { from: '2026-02-01', to: '2026-06-01' }),
  post('cleo', 'deputy', { from: '2026-08-01', to: '2026-09-01' }),
].reduce(
  (held, input) => appoint(held, input, at(AMIRA)).content,
  appoint(null, post('amira', 'approver'), at(AMIRA)).content,
);
type Told = readonly (string | null)[];
const toldBy = (act: () => unknown): Told[] => {
  try {
    act();
    return [];
  } catch (error) {
    if (!(error instanceof StepRefused)) throw error;
    return error.refusals.map(({ gate, code, field, laCode, fact, whoCanSupply }) => [
      ...[gate, code, field, laCode, fact, whoCanSupply],
    ]);
  }
};
const APPROVER = "the authority's approver";

describe('a change of the scheme is refused with its reason and whom to ask', () => {
  const OTHERS: Told = [
    ...['G12', 'another-authority', null, BARNET, 'Only the authority itself decides for its area.'],
    "the authority's own approver",
  ];
  test.each<[string, () => unknown, Told[]]>([
    [
      'by somebody who does not approve',
      () => appoint(scheme, post('dan', 'drafter'), at(person('ben'))),
      [
        [
          null,
          'not-an-approver',
          null,
          BARNET,
          "Only an approver changes the authority's scheme of delegation.",
          APPROVER,
        ],
      ],
    ],
    [
      'of another authority',
      () => appoint(null, post('dan', 'approver'), at(person('dan', CAMDEN))),
      [OTHERS],
    ],
    [
      'by an input that names another authority',
      () => appoint(scheme, { ...post('dan', 'drafter'), laCode: CAMDEN }, at(AMIRA)),
      [[null, 'another-authority', 'laCode', BARNET, 'The scheme is another authority’s.', APPROVER]],
    ],
    [
      'that ends before it starts',
      () => appoint(scheme, post('dan', 'drafter', { to: '2026-01-01' }), at(AMIRA)),
      [
        [
          null,
          'ends-before-it-starts',
          'to',
          BARNET,
          'The appointment ends before it starts.',
          'whoever makes the appointment',
        ],
      ],
    ],
    [
      'for a deputy without an end',
      () => appoint(scheme, post('dan', 'deputy'), at(AMIRA)),
      [
        [
          ...[null, 'deputy-without-end', 'to', BARNET],
          ...[
            'A deputy stands in between two dates, and the last is missing.',
            'whoever makes the appointment',
          ],
        ],
      ],
    ],
    [
      'for a function that the account has in these dates',
      () => appoint(scheme, post('ben', 'drafter'), at(AMIRA)),
      [
        [
          null,
          'appointed-already',
          'account',
          BARNET,
          'The account holds this function in these dates.',
          APPROVER,
        ],
      ],
    ],
    [
      'before there is an approver',
      () => appoint(null, post('ben', 'drafter'), at(AMIRA)),
      [
        [
          null,
          'no-approver-yet',
          'function',
          BARNET,
          'The authority has no approver, who is appointed first.',
          APPROVER,
        ],
      ],
    ],
    [
      'by which somebody appoints themselves to decide',
      () => appoint(scheme, post('amira', 'deputy', { to: '2026-04-01' }), at(AMIRA)),
      [[null, 'appoints-oneself', 'account', BARNET, 'Nobody appoints themselves to decide.', APPROVER]],
    ],
    [
      'that ends what is not held',
      () => endAppointment(scheme, { account: 'zoe', function: 'drafter', to: '2026-05-01' }, at(AMIRA)),
      [
        [
          ...[
            null,
            'not-appointed',
            'account',
            BARNET,
            'The account does not hold this function on that day.',
          ],
          "the authority's approver, who sees the scheme",
        ],
      ],
    ],
    [
      'that hands over to nobody in post',
      () => handOver(scheme, { from: 'amira', to: 'cleo' }, at(AMIRA)),
      [[null, 'not-appointed', 'to', BARNET, 'The person who takes over has no function today.', APPROVER]],
    ],
    [
      'that hands over to oneself',
      () => handOver(scheme, { from: 'amira', to: 'amira' }, at(AMIRA)),
      [[null, 'to-oneself', 'to', BARNET, 'The work passes to somebody else.', APPROVER]],
    ],
  ])('%s', (_, act, expected) => {
    expect(toldBy(act)).toEqual(expected);
  });

  test('who may not draft or approve learns which, and who appoints', () => {
    const standing = { laCode: BARNET, scheme, on: '2026-03-01' };
    const short = (refusals: ReturnType<typeof mayDraft>) =>
      refusals.map(({ gate, code, fact, whoCanSupply }) => [gate, code, fact, whoCanSupply]);
    expect(short(mayDraft(AMIRA, standing))).toEqual([
      [
        ...[
          'G12',
          'not-a-drafter',
          "The authority's scheme of delegation names this account as a drafter on no such date.",
        ],
        "the authority's approver, who appoints drafters",
      ],
    ]);
    expect(short(mayApprove(person('cleo'), standing, ['cleo']))).toEqual([
      [
        ...[
          'G12',
          'not-an-approver',
          "The authority's scheme of delegation lets this account approve on no such date.",
        ],
        "the authority's approver, or the deputy in the deputy's dates",
      ],
      [
        ...['G12', 'own-draft', 'This account took part in the draft, and nobody approves their own draft.'],
        'another approver of the authority',
      ],
    ]);
    expect(mayDraft(person('ben'), standing)).toEqual([]);
  });
});

describe('appointments in time', () => {
  const codesOf = (held: Delegation, dates: object) =>
    toldBy(() => appoint(held, post('ben', 'drafter', dates), at(AMIRA))).map(([, code]) => code);

  test('of one function touch and do not overlap', () => {
    // Ben drafts from 1 February until before 1 June.
    expect(codesOf(scheme, { from: '2026-06-01' })).toEqual([]);
    expect(codesOf(scheme, { from: '2026-05-31' })).toEqual(['appointed-already']);
    expect(codesOf(scheme, { from: '2026-01-01', to: '2026-02-01' })).toEqual([]);
    expect(codesOf(scheme, { from: '2026-01-01', to: '2026-02-02' })).toEqual(['appointed-already']);
    const open = appoint(scheme, post('ben', 'drafter', { from: '2026-06-01' }), at(AMIRA)).content;
    expect(codesOf(open, { from: '2027-01-01' })).toEqual(['appointed-already']);
  });

  test('end inside their dates, the right one of two, and are kept', () => {
    const two = appoint(scheme, post('ben', 'drafter', { from: '2026-06-01' }), at(AMIRA)).content;
    const ended = (account: string, to: string, appointedTo: 'drafter' | 'approver' = 'drafter') =>
      endAppointment(two, { account, function: appointedTo, to }, at(AMIRA));
    const change = ended('ben', '2026-05-01');
    expect([change.step, change.state, change.areas]).toEqual(['end-appointment', 'kept', [BARNET]]);
    const dates = change.content.appointments.map(({ account, from, to }) => [account, from, to]);
    expect(dates).toEqual([
      ['amira', '2026-01-01', null],
      ['ben', '2026-02-01', '2026-05-01'],
      ['cleo', '2026-08-01', '2026-09-01'],
      ['ben', '2026-06-01', null],
    ]);
    const last = ended('ben', '2026-07-01').content.appointments;
    expect(last.map(({ to }) => to)).toEqual([null, '2026-06-01', '2026-09-01', '2026-07-01']);
    // Its own first and last days end nothing, and neither does another function of the same account.
    for (const day of ['2026-02-01', '2026-06-01']) {
      expect(
        toldBy(() => ended('ben', day)).map(([, code]) => code),
        day,
      ).toEqual(['not-appointed']);
    }
    expect(toldBy(() => ended('ben', '2026-05-01', 'approver')).map(([, code]) => code)).toEqual([
      'not-appointed',
    ]);
  });

  test('each step has its name', () => {
    expect(appoint(scheme, post('dan', 'drafter'), at(AMIRA)).step).toBe('appoint');
    expect(appoint(scheme, post('dan', 'drafter'), at(AMIRA)).announces).toEqual([]);
    expect(handOver(scheme, { from: 'amira', to: 'ben' }, at(AMIRA)).step).toBe('hand-over');
  });
});

describe('work that was handed over', () => {
  const moved = (...steps: [string, string, string][]): Delegation => ({
    ...scheme,
    handOvers: steps.map(([day, from, to]) => ({ from, to, at: `${day}T09:00:00.000Z`, by: 'amira' })),
  });
  const since = '2026-03-01T09:00:00.000Z';

  test('is with whom it came to last, in the order of the days, whatever the order in the scheme', () => {
    const held = moved(['2026-05-01', 'ben', 'cleo'], ['2026-04-01', 'amira', 'ben']);
    expect(keeperOf(held, 'amira', since)).toBe('cleo');
    expect(
      keeperOf(moved(['2026-04-01', 'ben', 'cleo'], ['2026-05-01', 'amira', 'ben']), 'amira', since),
    ).toBe('ben');
  });

  test('leaves another person’s work where it is', () => {
    expect(keeperOf(moved(['2026-04-01', 'ben', 'cleo']), 'amira', since)).toBe('amira');
  });

  test('moves what was taken up by then, at that very instant too, and nothing taken up since', () => {
    expect(keeperOf(moved(['2026-03-01', 'amira', 'ben']), 'amira', since)).toBe('ben');
    expect(keeperOf(moved(['2026-02-28', 'amira', 'ben']), 'amira', since)).toBe('amira');
  });

  test('is nobody’s but one’s own without a scheme, where nobody drafts or approves', () => {
    expect(keeperOf(null, 'amira', since)).toBe('amira');
    expect([isDrafter(null, 'amira', '2026-03-01'), isApprover(null, 'amira', '2026-03-01')]).toEqual([
      false,
      false,
    ]);
  });
});

test('the shared evidence is told how many people there are in which dates, and no account', () => {
  const held = handOver(scheme, { from: 'amira', to: 'ben' }, at(AMIRA)).content;
  expect(DELEGATION.kind).toBe('delegation');
  expect(DELEGATION.publicPart(held)).toEqual({
    laCode: BARNET,
    appointments: [
      { function: 'approver', from: '2026-01-01', to: null },
      { function: 'drafter', from: '2026-02-01', to: '2026-06-01' },
      { function: 'deputy', from: '2026-08-01', to: '2026-09-01' },
    ],
    handOvers: [{ at: '2026-03-01T09:00:00.000Z' }],
  });
});

test('a record and its inputs have the fields that are listed, and no other', () => {
  const held = handOver(scheme, { from: 'amira', to: 'ben' }, at(AMIRA)).content;
  expect(delegationSchema.parse(held)).toEqual(held);
  for (const [schema, input] of [
    [appointSchema, post('dan', 'drafter')],
    [endAppointmentSchema, { account: 'dan', function: 'drafter', to: '2026-05-01' }],
    [handOverSchema, { from: 'amira', to: 'ben' }],
  ] as const) {
    expect(schema.parse(input)).toEqual(input);
    expect(schema.safeParse({ ...input, more: 1 }).success).toBe(false);
    expect(schema.safeParse({}).success).toBe(false);
  }
  const [row] = scheme.appointments;
  const fits = (change: object) => delegationSchema.safeParse({ ...held, ...change }).success;
  expect(fits({ appointments: Array(500).fill(row) })).toBe(true);
  expect(fits({ appointments: Array(501).fill(row) })).toBe(false);
  expect(fits({ handOvers: Array(501).fill(held.handOvers[0]) })).toBe(false);
  expect(fits({ appointments: [{ ...row, appointedBy: '' }] })).toBe(false);
  expect(fits({ handOvers: [{ from: 'amira' }] })).toBe(false);
});

import type { GrantReturn, LadderPosition, Money, SettingAgreement } from '@rep/domain';
import type { Identity } from '@rep/identity';
import { describe, expect, it } from 'vitest';
import type { Reader } from './matter.ts';
import { moneySteps } from './money-matters.ts';
import { commentSteps, ladderSteps, settingSteps } from './other-matters.ts';

const [BARNET, CAMDEN] = ['E09000003', 'E09000007'] as const;
const identity = (account: string, role: Identity['role'], laCode: string | null): Identity => ({
  ...{ account, name: account, role, repId: 'london', laCode },
});
const post = (account: string, what: 'drafter' | 'approver') => ({
  ...{ account, function: what, from: '2026-01-01', to: null, appointedBy: 'x' },
});
const scheme = {
  ...{ laCode: BARNET, handOvers: [] },
  appointments: [post('ann', 'approver'), post('dan', 'drafter')],
};
const reader = (account: Identity): Reader => ({ account, scheme, today: '2026-11-23', repId: 'london' });
const ANN = reader(identity('ann', 'lead-authority', BARNET));
const DAN = reader(identity('dan', 'lead-authority', BARNET));
const REGIONS = reader(identity('rita', 'regions-group', null));
const SETTING = reader(identity('school', 'setting', CAMDEN));

const signature = { on: '2026-01-01', by: 'x' };
const memorandum = { version: 1, title: 'Memorandum', documentSha256: 'a'.repeat(64), draftedBy: 'dan' };
const grant = (id: string, to: string) => ({
  ...{ id, memorandumVersion: 1, pence: 100, from: '2026-01-01', to, payments: [] },
});
const money: Money = {
  ...{
    repId: 'london',
    apportionments: [],
    grants: [grant('first', '2026-11-01'), grant('second', '2027-01-01')],
  },
  memoranda: [{ ...memorandum, signedByPartnership: null, signedByDfe: signature }],
  leads: [{ laCode: BARNET, account: 'dan', secondAccount: 'ann', from: '2026-01-01', namedBy: 'x' }],
};
const drawn = (state: GrantReturn['state']): GrantReturn =>
  ({ ...{ grantId: 'first', from: '2026-01-01', to: '2026-11-01', state, draftedBy: 'dan' } }) as GrantReturn;
const details = (list: readonly { detail: string }[]) => list.map(({ detail }) => detail);

describe('what waits of the money', () => {
  it('is the memorandum for an approver who did not draw it up, and nobody else', () => {
    const told = { money: { ...money, leads: [] }, returns: [] };
    expect(details(moneySteps(told, ANN))).toEqual(['It waits for the signature of your side.']);
    expect(moneySteps(told, DAN)).toEqual([]);
    expect(moneySteps(told, reader(identity('dfe', 'dfe-policy', null)))).toEqual([]);
  });

  it('is a return, from one of its two people to the other, with the end of its period', () => {
    const signed = { ...money, memoranda: [] };
    expect(moneySteps({ money: signed, returns: [] }, DAN)).toMatchObject([
      {
        text: 'Return of the grant first',
        detail: 'The grant is over: draw up its return.',
        due: '2026-11-01',
      },
    ]);
    expect(details(moneySteps({ money: signed, returns: [drawn('drafted')] }, ANN))).toEqual([
      'Sign it: you did not draw it up.',
    ]);
    expect(moneySteps({ money: signed, returns: [drawn('drafted')] }, DAN)).toEqual([]);
    expect(details(moneySteps({ money: signed, returns: [drawn('signed')] }, DAN))).toEqual([
      'It is signed: send it.',
    ]);
    expect(moneySteps({ money: signed, returns: [drawn('submitted')] }, DAN)).toEqual([]);
    expect(details(moneySteps({ money: signed, returns: [drawn('withdrawn')] }, DAN))).toHaveLength(1);
  });
});

describe('what else waits', () => {
  it('is comments to answer, told once for each record', () => {
    const on = { kind: 'pilot', id: 'p1' } as const;
    const comments = [
      { id: 'c1', on },
      { id: 'c2', on },
      { id: 'c3', on: { kind: 'inclusion-plan', id: 'l1' } as const },
    ];
    const nameOf = (id: string) => (id === 'p1' ? 'Mediation' : undefined);
    expect(commentSteps(comments, DAN, nameOf)).toMatchObject([
      {
        ...{ href: '/partnerships/london/co-production/pilot/p1', text: 'Mediation' },
        detail: '2 comments wait for an answer.',
      },
      {
        text: 'An inclusion plan',
        href: '/partnerships/london/co-production/inclusion-plan/l1',
        detail: 'A comment waits for an answer.',
      },
    ]);
    expect(commentSteps(comments, reader(identity('eve', 'lead-authority', BARNET)))).toEqual([]);
  });

  it('is the invitation of a setting, first to be seen and then to be answered', () => {
    const invited = { state: 'invited', laCode: CAMDEN, urn: '100001', pilotId: 'p1', burdenSeenOn: null };
    const told = [invited, { ...invited, burdenSeenOn: '2026-11-01' }, { ...invited, state: 'agreed' }];
    expect(details(settingSteps(told as SettingAgreement[], SETTING))).toEqual([
      'See what it asks of you, then answer.',
      'Agree or decline.',
    ]);
    expect(settingSteps([{ ...invited, laCode: BARNET }] as SettingAgreement[], SETTING)).toEqual([]);
  });

  it('is a move on the ladder: the authority’s word until its day, the decision after it', () => {
    const proposed = (by: string) =>
      ({ laCode: BARNET, state: 'proposed', proposal: { representationsBy: by } }) as LadderPosition;
    expect(ladderSteps([proposed('2026-11-23')], ANN)).toMatchObject([{ due: '2026-11-23' }]);
    expect(ladderSteps([proposed('2026-11-23')], REGIONS)).toEqual([]);
    expect(ladderSteps([proposed('2026-11-22')], ANN)).toEqual([]);
    expect(details(ladderSteps([proposed('2026-11-22')], REGIONS))).toEqual([
      'The time for representations is over: decide the move.',
    ]);
    const heard = { ...proposed('2026-12-22'), state: 'heard' } as LadderPosition;
    expect(ladderSteps([heard], REGIONS)).toHaveLength(1);
  });
});

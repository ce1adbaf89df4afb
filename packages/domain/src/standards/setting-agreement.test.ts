import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Person } from '../access/person.ts';
import { StepRefused } from '../gates/step-refused.ts';
import { LEAD, MEMBER, made, refusedCodes, taking } from '../templates/test-template.ts';
import { agreeToTry, declineToTry, inviteSetting, seeBurden, withdrawFromTrying } from './agree-setting.ts';
import {
  checkSettingAgreed,
  SETTING_AGREEMENT,
  type SettingAgreement,
  settingAgreementSchema,
} from './setting-agreement.ts';

const PILOT = '6a1e1c50-8c4e-4a57-9d0c-0f5a3f6f2b11';
const INPUT = {
  urn: '100001',
  repId: 'london' as const,
  laCode: 'E09000003',
  pilotId: PILOT,
  statements: [{ id: 'ordinarily-available', version: 1 }],
  burden: { minutesPerWeek: 30, tasks: ['Fill in an audit'] },
};
const HEAD: Person = { account: 'head', role: 'setting', repId: 'london', laCode: 'E09000003' };
const at = (by: Person, day: string) => ({ by, now: `${day}T09:00:00.000Z` });
const TRYING = {
  urn: '100001',
  pilotId: PILOT,
  statement: { id: 'ordinarily-available', version: 1 },
  on: '2026-11-25',
};

const invited = made(inviteSetting(null, INPUT, at(LEAD, '2026-11-23')));
const seen = made(seeBurden(invited, at(HEAD, '2026-11-24')));
const agreed = made(agreeToTry(seen, 'headteacher', at(HEAD, '2026-11-25')));
const tried = (agreement: SettingAgreement, trying: Partial<typeof TRYING> = {}) =>
  checkSettingAgreed([agreement], { ...TRYING, ...trying }).length === 0;

test('a setting is invited, sees the burden, and agrees by URN, post and date', () => {
  expect(settingAgreementSchema.parse(agreed)).toEqual({
    ...INPUT,
    state: 'agreed',
    invitedOn: '2026-11-23',
    burdenSeenOn: '2026-11-24',
    agreed: { post: 'headteacher', on: '2026-11-25', account: 'head' },
    endedOn: null,
  });
  expect(refusedCodes(() => agreeToTry(invited, 'headteacher', at(HEAD, '2026-11-25')))).toEqual([
    'burden-not-seen',
  ]);
  expect(settingAgreementSchema.safeParse({ ...agreed, urn: '12345' }).success).toBe(false);
});

test('no standard is tried in a setting that has not agreed to that version of it', () => {
  expect(tried(agreed)).toBe(true);
  expect(tried(agreed, { on: '2026-11-24' })).toBe(false);
  expect(tried(agreed, { urn: '100002' })).toBe(false);
  expect(tried(agreed, { pilotId: '00000000-0000-4000-8000-000000000000' })).toBe(false);
  expect(tried(agreed, { statement: { id: 'ordinarily-available', version: 2 } })).toBe(false);
  expect(tried(agreed, { statement: { id: 'which-budget', version: 1 } })).toBe(false);
  const more = { ...agreed, statements: [...agreed.statements, { id: 'which-budget', version: 1 }] };
  expect(tried(more)).toBe(true);
  for (const agreement of [invited, seen]) expect(tried(agreement)).toBe(false);
  expect(tried(withdrawFromTrying(agreed, at(HEAD, '2026-11-26')).content)).toBe(false);
  expect(checkSettingAgreed([], TRYING)).toMatchObject([
    { code: 'setting-not-agreed', whoCanSupply: 'the setting, once it saw the burden' },
  ]);
});

test('only its own authority invites a setting, and only the setting answers', () => {
  for (const by of [MEMBER, HEAD, { ...LEAD, repId: 'south-west' as const }]) {
    expect(refusedCodes(() => inviteSetting(null, INPUT, taking(by)))).toEqual(['other-authority']);
  }
  const other = { ...INPUT, urn: '100002' };
  expect(refusedCodes(() => inviteSetting(agreed, other, taking(LEAD)))).toEqual(['other-setting']);
  const answers = [
    (by: Person) => seeBurden(invited, taking(by)),
    (by: Person) => agreeToTry(seen, 'headteacher', taking(by)),
    (by: Person) => declineToTry(seen, taking(by)),
    (by: Person) => withdrawFromTrying(agreed, taking(by)),
  ];
  for (const answer of answers) {
    for (const by of [LEAD, { ...HEAD, laCode: 'E09000007' }]) {
      expect(refusedCodes(() => answer(by))).toEqual(['wrong-role']);
    }
    expect(refusedCodes(() => answer(HEAD))).toEqual([]);
  }
  expect(refusedCodes(() => agreeToTry(agreed, 'principal', taking(LEAD)))).toContain('wrong-role');
});

test('a step out of turn is refused, and the same step twice changes nothing', () => {
  expect(refusedCodes(() => seeBurden(agreed, taking(HEAD)))).toEqual(['out-of-turn']);
  expect(refusedCodes(() => declineToTry(agreed, taking(HEAD)))).toEqual(['out-of-turn']);
  expect(refusedCodes(() => withdrawFromTrying(invited, taking(HEAD)))).toEqual(['out-of-turn']);
  expect(
    refusedCodes(() => agreeToTry(declineToTry(seen, taking(HEAD)).content, 'principal', taking(HEAD))),
  ).toEqual(['out-of-turn']);
  expect(agreeToTry(agreed, 'principal', at(HEAD, '2027-01-01'))).toBeNull();
  expect(seeBurden(seen, at(HEAD, '2027-01-01'))).toBeNull();
  for (const held of [invited, agreed]) {
    expect(inviteSetting(held, INPUT, at(LEAD, '2027-01-01'))).toBeNull();
  }
});

test('more to do needs a new agreement; after a no the setting may be asked again', () => {
  const more = { ...INPUT, burden: { minutesPerWeek: 60, tasks: ['Fill in an audit'] } };
  const asked = made(inviteSetting(agreed, more, at(LEAD, '2026-12-01')));
  expect(asked).toMatchObject({
    state: 'invited',
    burdenSeenOn: null,
    agreed: null,
    invitedOn: '2026-12-01',
  });
  expect(tried(asked)).toBe(false);
  const declined = declineToTry(seen, at(HEAD, '2026-11-25'));
  expect(declined).toMatchObject({ state: 'declined', reason: null, content: { endedOn: '2026-11-25' } });
  expect(inviteSetting(declined.content, INPUT, taking(LEAD))?.state).toBe('invited');
  expect(withdrawFromTrying(agreed, at(HEAD, '2026-11-26')).content).toMatchObject({
    state: 'withdrawn',
    endedOn: '2026-11-26',
  });
});

test('who agreed for the setting does not leave the service', () => {
  const { agreed: told } = SETTING_AGREEMENT.publicPart(agreed);
  expect(told).toEqual({ post: 'headteacher', on: '2026-11-25' });
  expect(SETTING_AGREEMENT.publicPart(invited)['agreed']).toBeNull();
});

type Step = (held: SettingAgreement) => { content: SettingAgreement } | null;
test('whatever is done in whatever order, nothing is tried but after an agreement to what was seen', () => {
  const now = '2026-11-25';
  const steps: Record<string, Step> = {
    invite: (held) => inviteSetting(held, INPUT, at(LEAD, now)),
    more: (held) =>
      inviteSetting(held, { ...INPUT, burden: { minutesPerWeek: 90, tasks: ['More'] } }, at(LEAD, now)),
    see: (held) => seeBurden(held, at(HEAD, now)),
    agree: (held) => agreeToTry(held, 'headteacher', at(HEAD, now)),
    decline: (held) => declineToTry(held, at(HEAD, now)),
    withdraw: (held) => withdrawFromTrying(held, at(HEAD, now)),
  };
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...Object.keys(steps)), { maxLength: 30 }), (names) => {
      let held = invited;
      let taken: string[] = [];
      for (const name of names) {
        try {
          const next = steps[name]?.(held)?.content ?? held;
          if (next !== held) taken = name === 'invite' || name === 'more' ? [] : [...taken, name];
          held = next;
        } catch (error) {
          if (!(error instanceof StepRefused)) throw error;
        }
        const agreedLast = taken.includes('see') && taken.at(-1) === 'agree';
        if (tried(held)) expect(agreedLast).toBe(true);
      }
    }),
  );
});

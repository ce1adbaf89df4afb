import { type Refusal, refuseIfAny } from '../gates/step-refused.ts';
import type { Change, Taking } from '../records/change.ts';
import { londonDay } from '../records/london-day.ts';
import { refusal } from '../templates/refusal.ts';
import type { SettingAgreement } from './setting-agreement.ts';

type InviteSetting = Pick<SettingAgreement, 'urn' | 'repId' | 'laCode' | 'pilotId' | 'statements' | 'burden'>;
type Post = NonNullable<SettingAgreement['agreed']>['post'];

const changeOf = (content: SettingAgreement, step: string): Change<SettingAgreement> => ({
  content,
  state: content.state,
  areas: [content.laCode],
  step,
  reason: null,
  announces: [],
});

const byTheSetting = ({ laCode }: SettingAgreement, { by }: Taking): readonly Refusal[] =>
  by.role === 'setting' && by.laCode === laCode
    ? []
    : [
        refusal({
          code: 'wrong-role',
          laCode,
          fact: 'Only the setting itself answers.',
          whoCanSupply: 'the setting',
        }),
      ];

const inState = (
  held: SettingAgreement,
  state: SettingAgreement['state'],
  fact: string,
): readonly Refusal[] =>
  held.state === state
    ? []
    : [refusal({ code: 'out-of-turn', laCode: held.laCode, fact, whoCanSupply: 'the authority' })];

const sameAsked = (held: SettingAgreement, input: InviteSetting): boolean =>
  JSON.stringify([held.statements, held.burden]) === JSON.stringify([input.statements, input.burden]);

/**
 * An authority invites a setting of its own area. Asking for more, or again after a no, is a new invitation, and what was
 * agreed before lapses; asking for the same twice has no effect: null.
 */
export function inviteSetting(
  held: SettingAgreement | null,
  input: InviteSetting,
  { by, now }: Taking,
): Change<SettingAgreement> | null {
  const { laCode } = input;
  const member = by.role === 'lead-authority' || by.role === 'member-authority';
  const own = member && by.laCode === laCode && by.repId === input.repId;
  const other = held !== null && (held.urn !== input.urn || held.pilotId !== input.pilotId);
  const about = { laCode, whoCanSupply: "the setting's own authority" };
  refuseIfAny([
    ...(own
      ? []
      : [
          refusal({
            ...about,
            gate: 'G12',
            code: 'other-authority',
            fact: 'A setting is invited by its own authority.',
          }),
        ]),
    ...(other
      ? [
          refusal({
            ...about,
            code: 'other-setting',
            field: 'urn',
            fact: 'This is the invitation of another setting.',
          }),
        ]
      : []),
  ]);
  if (held && sameAsked(held, input) && (held.state === 'invited' || held.state === 'agreed')) return null;
  const invited = { ...input, state: 'invited', invitedOn: londonDay(now) } as const;
  return changeOf({ ...invited, burdenSeenOn: null, agreed: null, endedOn: null }, 'invited');
}

/** The setting opens what trying the statements would ask of its people. Seeing it again has no effect: null. */
export function seeBurden(held: SettingAgreement, taking: Taking): Change<SettingAgreement> | null {
  refuseIfAny([...byTheSetting(held, taking), ...inState(held, 'invited', 'No invitation is open.')]);
  if (held.burdenSeenOn !== null) return null;
  return changeOf({ ...held, burdenSeenOn: londonDay(taking.now) }, 'burden-seen');
}

/** The setting agrees, by a post that can speak for it, once it saw the burden. Agreeing twice has no effect: null. */
export function agreeToTry(
  held: SettingAgreement,
  post: Post,
  taking: Taking,
): Change<SettingAgreement> | null {
  const wrong = byTheSetting(held, taking);
  if (wrong.length === 0 && held.state === 'agreed') return null;
  refuseIfAny([
    ...wrong,
    ...inState(held, 'invited', 'No invitation is open.'),
    ...(held.burdenSeenOn === null
      ? [
          refusal({
            code: 'burden-not-seen',
            laCode: held.laCode,
            fact: 'The burden has not been looked at.',
            whoCanSupply: 'the setting',
          }),
        ]
      : []),
  ]);
  const agreed = { post, on: londonDay(taking.now), account: taking.by.account };
  return changeOf({ ...held, state: 'agreed', agreed }, 'agreed');
}

/** The setting says no. It gives no reason, and may be asked again. */
export function declineToTry(held: SettingAgreement, taking: Taking): Change<SettingAgreement> {
  refuseIfAny([...byTheSetting(held, taking), ...inState(held, 'invited', 'No invitation is open.')]);
  return changeOf({ ...held, state: 'declined', endedOn: londonDay(taking.now) }, 'declined');
}

/** The setting stops, whenever it likes and without a reason. What was recorded until then stays. */
export function withdrawFromTrying(held: SettingAgreement, taking: Taking): Change<SettingAgreement> {
  refuseIfAny([
    ...byTheSetting(held, taking),
    ...inState(held, 'agreed', 'The setting has not agreed to anything.'),
  ]);
  return changeOf({ ...held, state: 'withdrawn', endedOn: londonDay(taking.now) }, 'withdrawn');
}

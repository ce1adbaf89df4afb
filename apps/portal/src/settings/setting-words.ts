import { type SettingAgreement, settingAgreementSchema } from '@rep/domain';
import { areaName } from '../forms/words-of-values.ts';
import { type StatementOption, statementName } from './read-statements.ts';

const STATES: Readonly<Record<SettingAgreement['state'], { tag: string; colour: string; text: string }>> = {
  invited: { tag: 'Invited', colour: 'light-blue', text: 'The setting has not answered yet.' },
  agreed: { tag: 'Agreed', colour: 'green', text: 'The setting tries the statements.' },
  declined: { tag: 'Declined', colour: 'grey', text: 'The setting said no. It may be asked again.' },
  withdrawn: {
    tag: 'Withdrawn',
    colour: 'grey',
    text: 'The setting stopped. What was recorded until then stays.',
  },
};

const posts = settingAgreementSchema.shape.agreed.unwrap().shape.post;
export type Post = (typeof posts.options)[number];
const POST_WORDS: Readonly<Record<Post, string>> = {
  headteacher: 'Headteacher',
  principal: 'Principal',
  'nursery-manager': 'Nursery manager',
  'chair-of-governors': 'Chair of governors',
  'trust-leader': 'Leader of the trust',
};
export const POST_OPTIONS = posts.options.map((value) => ({ value, text: POST_WORDS[value] }));
export const isPost = (value: string | null): value is Post => posts.options.some((each) => each === value);

/** An invitation as people read it; no account is in it. */
export function agreementView(agreement: SettingAgreement, options: readonly StatementOption[]) {
  const { urn, laCode, state, invitedOn, burdenSeenOn, agreed, endedOn, burden, statements } = agreement;
  return {
    ...{ urn, invitedOn, burdenSeenOn, endedOn, burden },
    area: areaName(laCode),
    words: STATES[state],
    agreed: agreed && { post: POST_WORDS[agreed.post], on: agreed.on },
    statements: statements.map((ref) => ({
      name: statementName(options, ref),
      expectation: options.find(({ id, version }) => id === ref.id && version === ref.version)?.hint ?? null,
    })),
  };
}

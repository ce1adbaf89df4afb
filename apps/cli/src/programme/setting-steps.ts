import type { StandardFeedback } from '@rep/domain';
import { type AskHeld, approverOf, type By, drafterOf, type Service, type Step } from './step.ts';

/** A setting that is asked, in the pilot that asks it. No real setting has a URN that begins with 9000. */
type Asked = { readonly urn: string; readonly pilotId: string; readonly laCode: string };
type Settings = Service['standards']['settings'];
const SETTING: By = { account: 'setting' };

const answer = (
  { urn, pilotId }: Asked,
  take: (settings: Settings, of: Omit<Asked, 'laCode'>) => Promise<unknown>,
): Step => ({
  ...{ of: urn, by: SETTING },
  take: ({ standards }) => take(standards.settings, { urn, pilotId }),
});

/** An authority invites a setting of its own area, and says what trying would ask of it. */
export const settingInvited = (asked: Asked): Step => ({
  ...{ of: asked.urn, by: drafterOf(asked.laCode) },
  take: ({ standards }) =>
    standards.settings.invite.mutate({
      ...asked,
      statements: [{ id: 'ordinarily-available', version: 1 }],
      burden: {
        minutesPerWeek: 15,
        tasks: ['Example: answer an audit of the statement each term', 'Example: meet the adviser once'],
      },
    }),
});

export const settingAgreed = (asked: Asked): readonly Step[] => [
  settingInvited(asked),
  answer(asked, (settings, setting) => settings.seeBurden.mutate(setting)),
  answer(asked, (settings, setting) => settings.agree.mutate({ ...setting, post: 'headteacher' })),
];

export const settingWithdrew = (asked: Asked): readonly Step[] => [
  ...settingAgreed(asked),
  answer(asked, (settings, setting) => settings.withdraw.mutate(setting)),
];

type Given = Pick<StandardFeedback, 'id' | 'voice' | 'said'> & { readonly by: By; readonly pilotId: string };
export const feedbackGiven = ({ by, ...feedback }: Given): Step => ({
  ...{ of: feedback.id, by },
  take: ({ standards }) =>
    standards.feedback.give.mutate({ ...feedback, statement: { id: 'ordinarily-available', version: 1 } }),
});

export const heldSettings =
  (lead: string): AskHeld =>
  async (ask) => {
    const { standards } = ask(approverOf(lead));
    const [settings, feedback] = await Promise.all([
      standards.settings.list.query(),
      standards.feedback.list.query(),
    ]);
    return new Map([
      ...settings.map(({ content, version }) => [content.urn, version] as const),
      ...feedback.map(({ id, version }) => [id, version] as const),
    ]);
  };

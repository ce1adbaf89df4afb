import { areaName } from '../forms/words-of-values.ts';
import { formatDay } from '../http/format.ts';
import type { PlanLine } from '../plans/read-plans.ts';
import { approves, drafts, isDfe, type Matter, type Reader } from './matter.ts';

const WRITING: Readonly<Record<string, string>> = {
  drafted: 'Write its sections, then record the meeting of the board.',
  returned: 'Regions Group sent it back: read the reasons and write it anew.',
  'board-reviewed': 'Record what the bodies agreed to.',
};
const DECIDING: Readonly<Record<string, string>> = {
  'board-reviewed': 'Sign it off once every body has agreed.',
  'partnership-signed-off': 'Submit it to Regions Group.',
};
const JUDGING: Readonly<Record<string, string>> = {
  submitted: 'Judge each standard of the named version.',
  'quality-assured': 'Accept it, with or without conditions, or return it.',
};

function ofTheAuthority(plan: PlanLine, reader: Reader): readonly (string | undefined)[] {
  if (reader.account.laCode !== plan.laCode) return [];
  const asked = plan.state === 'submitted' && plan.openQuestions > 0 && (drafts(reader) || approves(reader));
  return [
    drafts(reader) ? WRITING[plan.state] : undefined,
    approves(reader) ? DECIDING[plan.state] : undefined,
    asked ? 'Regions Group asked something: answer it.' : undefined,
  ];
}

function detailsOf(plan: PlanLine, reader: Reader): readonly (string | undefined)[] {
  const { role } = reader.account;
  if (role === 'regions-group') return [JUDGING[plan.state]];
  if (role === 'integrated-care-board') {
    return [
      plan.state === 'board-reviewed' ? 'Record the agreement of the integrated care board.' : undefined,
    ];
  }
  return ofTheAuthority(plan, reader);
}

const matterOf = (plan: PlanLine, { repId }: Reader, detail: string): Matter => ({
  ...{ href: `/partnerships/${repId}/plans/${plan.id}`, detail },
  text: `Inclusion plan of ${areaName(plan.laCode)}`,
});

/** The steps of inclusion plans that wait for this person. */
export const planSteps = (plans: readonly PlanLine[], reader: Reader): readonly Matter[] =>
  plans.flatMap((plan) =>
    detailsOf(plan, reader)
      .filter((detail) => detail !== undefined)
      .map((detail) => matterOf(plan, reader, detail)),
  );

/** Plans that end within 90, 60 or 30 days, for their authority and DfE. */
export const planWarnings = (plans: readonly PlanLine[], reader: Reader): readonly Matter[] =>
  plans
    .filter(({ laCode }) => isDfe(reader) || reader.account.laCode === laCode)
    .flatMap((plan) => {
      if (!plan.warning) return [];
      const { days, expires } = plan.warning;
      const detail = `It ends on ${formatDay(expires)}, within ${days} days. New tailored lists pause when it does.`;
      return [matterOf(plan, reader, detail)];
    });

import { areaName } from '../forms/words-of-values.ts';
import { formatDay } from '../http/format.ts';
import type { PlanLine } from '../plans/read-plans.ts';
import { approves, baseOf, drafts, isDfe, type Matter, type Reader } from './matter.ts';

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
    approves(reader) && !plan.draftedByMe ? DECIDING[plan.state] : undefined,
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

const matterOf = (plan: PlanLine, reader: Reader, detail: string): Matter => ({
  ...{ href: `${baseOf(reader)}/plans/${plan.id}`, detail },
  text: `Inclusion plan of ${areaName(plan.laCode)}`,
});

const IN_FORCE: readonly string[] = ['in-force', 'amended'];
/** A condition is met by the authority; once its day has come, Regions Group says whether it was. */
function conditionOf(plan: PlanLine, reader: Reader): readonly Matter[] {
  const { conditionDue: due, laCode, state } = plan;
  if (due === null || !IN_FORCE.includes(state)) return [];
  const own = reader.account.laCode === laCode && (drafts(reader) || approves(reader));
  const judges = reader.account.role === 'regions-group' && due <= reader.today;
  const detail = judges
    ? 'A condition is due: say whether it is met.'
    : 'Regions Group accepted it on a condition: meet it.';
  return own || judges ? [{ ...matterOf(plan, reader, detail), due }] : [];
}

/** The steps of inclusion plans that wait for this person. */
export const planSteps = (plans: readonly PlanLine[], reader: Reader): readonly Matter[] =>
  plans.flatMap((plan) => [
    ...detailsOf(plan, reader)
      .filter((detail) => detail !== undefined)
      .map((detail) => matterOf(plan, reader, detail)),
    ...conditionOf(plan, reader),
  ]);

/** Plans that end within 90, 60 or 30 days, for their authority and DfE. */
export const planWarnings = (plans: readonly PlanLine[], reader: Reader): readonly Matter[] =>
  plans
    .filter(({ laCode }) => isDfe(reader) || reader.account.laCode === laCode)
    .flatMap((plan) => {
      if (!plan.warning) return [];
      const { days, expires } = plan.warning;
      const detail = `It ends on ${formatDay(expires)}, within ${days} days. New tailored lists pause when it does.`;
      return [{ ...matterOf(plan, reader, detail), due: expires }];
    });

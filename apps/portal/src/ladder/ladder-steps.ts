import { addDays, type LadderCondition, type LadderEvent } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import { type Answers, type Field, textOf } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import type { FieldProblem } from '../http/field-problems.ts';
import { formatDay } from '../http/format.ts';
import { factFields, factProblems, factsIn } from './fact-fields.ts';
import { type FoundPosition, OFF, rungTitle } from './read-ladder.ts';

type Step = Pick<Form, 'title' | 'button' | 'intro' | 'warning' | 'fields' | 'check'> & {
  take(answers: Answers, expectedVersion: number | undefined): Promise<unknown>;
};

/** What the move can rest on: the conditions of entering the new rung and of leaving the old one. */
function conditionsOf({ ladder, position }: FoundPosition, to: string | null): readonly LadderCondition[] {
  const entry = ladder.rungs.find(({ id }) => id === to)?.entry ?? [];
  const exit = ladder.rungs.find(({ id }) => id === position.rung)?.exit ?? [];
  return [...entry, ...exit];
}
const groundField = ({ id, words, evidence }: LadderCondition, at: number): Field => ({
  ...{ name: `ground-${at}`, type: 'lines', most: 500, optional: true, label: words },
  ...(at === 0 && { group: 'Which conditions are met, and how?' }),
  ...{ hint: `Shown by: ${evidence}. Leave it empty if it is not met.`, path: `grounds.${id}` },
});
const groundsIn = (answers: Answers, conditions: readonly LadderCondition[]) =>
  conditions.flatMap(({ id: condition }, at) => {
    const note = textOf(answers, `ground-${at}`);
    return note === null ? [] : [{ condition, note }];
  });

/** Regions Group proposes a move to one rung, with the conditions that are met and the evidence. */
export function proposeStep(found: FoundPosition, rung: string | undefined): Step {
  const { service, laCode, ladder, viewer, position } = found;
  const to = rung === OFF ? null : (rung ?? '');
  const known = to === null || ladder.rungs.some(({ id }) => id === to);
  if (!known || to === position.rung) {
    throw new HttpProblem(404, 'Go back to the area: no such move can be proposed.');
  }
  const conditions = conditionsOf(found, to);
  const earliest = formatDay(addDays(viewer.today, ladder.representationDays));
  const none = (answers: Answers): readonly FieldProblem[] =>
    groundsIn(answers, conditions).length > 0
      ? []
      : [{ field: 'ground-0', text: 'Say of one condition at least how it is met' }];
  return {
    ...{ title: `Propose a move: ${rungTitle(found, to)}`, button: 'Propose it' },
    intro: [
      `The area stands here now: ${rungTitle(found, position.rung)}. The authority is asked what it says before it is moved.`,
    ],
    fields: [
      ...conditions.map(groundField),
      ...factFields(),
      {
        ...{ name: 'representationsBy', type: 'day', group: 'Representations' },
        ...{ label: 'By when may the authority answer?', hint: `Not before ${earliest}.` },
      },
    ],
    check: (answers) => [...none(answers), ...factProblems(answers)],
    take: (answers, expectedVersion) => {
      const representationsBy = textOf(answers, 'representationsBy') ?? '';
      const input = {
        laCode,
        to,
        grounds: groundsIn(answers, conditions),
        facts: factsIn(answers),
        representationsBy,
      };
      return service.call((client) => client.ladder.propose.mutate({ ...input, expectedVersion }));
    },
  };
}

const representStep = ({ service, laCode, position }: FoundPosition): Step => ({
  ...{ title: 'Record your representations', button: 'Record them' },
  intro: [
    `They are read before anything is decided. Your time for them runs through ${formatDay(position.proposal?.representationsBy ?? '')}.`,
  ],
  fields: [
    {
      name: 'text',
      type: 'lines',
      most: 5_000,
      label: 'What does the authority say?',
      hint: 'Do not name anybody.',
    },
  ],
  take: (answers, expectedVersion) =>
    service.call((client) =>
      client.ladder.represent.mutate({ laCode, expectedVersion, text: textOf(answers, 'text') ?? '' }),
    ),
});

const moveStep = (found: FoundPosition): Step => ({
  ...{ title: `Move the area: ${rungTitle(found, found.position.proposal?.to ?? null)}`, button: 'Move it' },
  intro: ['Look at the evidence once more: what you see on the day of the decision is kept with it.'],
  fields: [
    { name: 'reasons', type: 'lines', most: 5_000, label: 'Reasons, with what the authority said' },
    ...factFields(),
  ],
  check: factProblems,
  take: (answers, expectedVersion) => {
    const input = {
      laCode: found.laCode,
      facts: factsIn(answers),
      reasons: textOf(answers, 'reasons') ?? '',
    };
    return found.service.call((client) => client.ladder.move.mutate({ ...input, expectedVersion }));
  },
});

const withdrawStep = ({ service, laCode }: FoundPosition): Step => ({
  ...{ title: 'Withdraw the proposal', button: 'Withdraw it', fields: [] },
  intro: ['The area stays where it is. What was proposed and said stays in the history.'],
  take: (_, expectedVersion) =>
    service.call((client) => client.ladder.withdraw.mutate({ laCode, expectedVersion })),
});

/** The steps of an area's position by their address; a proposal has one address for each rung. */
export const LADDER_STEPS: Readonly<Record<Exclude<LadderEvent, 'propose'>, (found: FoundPosition) => Step>> =
  {
    represent: representStep,
    move: moveStep,
    withdraw: withdrawStep,
  };
export const isLadderStep = (step: string): step is keyof typeof LADDER_STEPS =>
  Object.hasOwn(LADDER_STEPS, step);

import { textOf } from '../forms/field.ts';
import { REASON } from '../pilots/steps/step-form.ts';
import type { PlanStepForm } from './plan-step-form.ts';

const NONE = 'none';

/** Regions Group, and nobody else, lets a plan in force run longer. */
export const extendForm: PlanStepForm = {
  title: 'Extend the plan',
  button: 'Extend',
  fields: () => [
    {
      name: 'to',
      type: 'day',
      label: 'In force until',
      hint: 'The first day on which it is no longer in force.',
    },
    REASON,
  ],
  take: ({ service }, target, answers) =>
    service.call((client) =>
      client.inclusionPlans.extend.mutate({
        ...{ ...target, to: textOf(answers, 'to') ?? '', reason: textOf(answers, 'reason') ?? '' },
      }),
    ),
};

/** Regions Group follows a condition up, and says whether lists may run from now on. */
export const followUpForm: PlanStepForm = {
  title: 'Follow a condition up',
  button: 'Save',
  fields: ({ shown }) => [
    {
      ...{ name: 'conditionId', type: 'radios', label: 'Which condition is met?' },
      options: [
        ...(shown.content.decision?.conditions ?? [])
          .filter(({ metOn }) => metOn === null)
          .map(({ id, text }) => ({ value: id, text })),
        { value: NONE, text: 'None: I only change whether lists may run' },
      ],
    },
    {
      ...{
        name: 'opensListGate',
        type: 'radios',
        label: 'May tailored-list pilots of the area run from now on?',
      },
      options: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ],
    },
    REASON,
  ],
  take: ({ service }, target, answers) => {
    const condition = textOf(answers, 'conditionId');
    return service.call((client) =>
      client.inclusionPlans.followUp.mutate({
        ...target,
        conditionId: condition === NONE ? null : condition,
        opensListGate: textOf(answers, 'opensListGate') === 'yes',
        reason: textOf(answers, 'reason') ?? '',
      }),
    );
  },
};

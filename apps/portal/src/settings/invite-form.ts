import { HttpProblem } from '@rep/service-kit';
import { type Field, numberOf, textOf, ticked } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import { linesIn } from '../forms/lines-in.ts';
import { areaName } from '../forms/words-of-values.ts';
import type { Visit } from '../http/visit.ts';
import { pilotOf } from '../pilots/read-pilots.ts';
import { readRef, type StatementOption, statementOptions } from './read-statements.ts';

const fieldsOf = (statements: readonly StatementOption[]): readonly Field[] => [
  {
    ...{ name: 'urn', type: 'line', most: 6, label: 'URN of the setting' },
    hint: 'Six digits, as in the register of schools.',
  },
  {
    ...{ name: 'statements', type: 'checkboxes', options: statements },
    label: 'Which statements should it try?',
    ...(statements.length === 0 && {
      hint: 'None is published yet: DfE policy publishes statements of National Standards.',
    }),
  },
  {
    ...{
      name: 'minutes',
      type: 'number',
      path: 'burden.minutesPerWeek',
      group: 'What it asks of the setting',
    },
    ...{ label: 'Minutes a week, of all its people together' },
  },
  {
    ...{ name: 'tasks', type: 'lines', most: 4_000, path: 'burden.tasks', label: 'What its people would do' },
    hint: 'One task a line, 20 at most. The setting sees this before it can agree.',
  },
];

/** An authority invites a setting of its own area. Throws HttpProblem for who has no area in the pilot. */
export async function inviteForm(visit: Visit): Promise<Form> {
  const { held, service, href } = await pilotOf(visit);
  const { laCode } = visit.account;
  const area = held.content.areas.find((each) => each.laCode === laCode);
  if (!area) {
    throw new HttpProblem(403, 'Ask the areas of the pilot: each invites the settings of its own area.');
  }
  const list = `${href}/settings`;
  return {
    title: 'Invite a setting',
    back: { href: list, text: 'Back to the settings' },
    intro: [
      `You invite a setting of ${areaName(area.laCode)} to try statements of National Standards. Nothing is tried before it agrees.`,
      'Asking the same setting for something else is a new invitation: what it agreed to before lapses.',
    ],
    fields: fieldsOf(await statementOptions(visit.services.national)),
    ...{ saved: {}, version: null, button: 'Invite the setting' },
    take: async (answers) => {
      const input = {
        ...{ pilotId: held.id, laCode: area.laCode, urn: textOf(answers, 'urn') ?? '' },
        statements: ticked(answers, 'statements').map(readRef),
        burden: {
          minutesPerWeek: numberOf(answers, 'minutes') ?? 0,
          tasks: linesIn(textOf(answers, 'tasks')),
        },
      };
      await service.call((client) => client.standards.settings.invite.mutate(input));
      return `${list}/${input.urn}?done=invited`;
    },
  };
}

import { GATES, type GateChecklist, type Pilot, WAIVABLE } from '@rep/domain';
import { type Answers, type Field, type Option, textOf } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import { together } from '../forms/together.ts';
import { areaName } from '../forms/words-of-values.ts';
import type { Visit } from '../http/visit.ts';
import { pilotOf } from '../pilots/read-pilots.ts';
import { MEASURE_OPTIONS, snapshotOf } from './snapshot.ts';

const WHOLE = 'whole';
const WAIVER = ['waiver-reason', 'waiver-until'];

/** Every gate that has a number, by its title, and how it stands now. */
function gateOptions({ checks, areas }: GateChecklist): readonly Option[] {
  const all = [...checks, ...areas.flatMap((area) => area.checks)];
  return GATES.flatMap((gate) => {
    const own = all.filter((check) => check.gate === gate);
    const [first] = own;
    if (!first) return [];
    const closed = own.some(({ result }) => result === 'fail');
    const titles = [...new Set(own.map(({ title }) => title))].join('; ');
    return [{ value: gate, text: `${gate}: ${titles}`, hint: closed ? 'Closed now.' : 'Open now.' }];
  });
}

const waivableBy = (role: Visit['account']['role']): readonly string[] =>
  GATES.filter((gate) => WAIVABLE[gate]?.includes(role));

const waiverFields = (role: Visit['account']['role']): readonly Field[] =>
  waivableBy(role).length === 0
    ? []
    : [
        {
          ...{ name: 'waiver-reason', type: 'lines', most: 500, optional: true, path: 'waiver' },
          ...{ group: 'Waiver', label: 'Why it may stay closed for a time' },
          hint: `Only for ${waivableBy(role).join(' and ')}, and kept only while the gate is closed. Nobody can waive another gate.`,
        },
        {
          ...{ name: 'waiver-until', type: 'day', optional: true, path: 'waiver.until' },
          label: 'Last day of the waiver',
        },
      ];

const fieldsOf = (
  checklist: GateChecklist,
  pilot: Pilot,
  role: Visit['account']['role'],
): readonly Field[] => [
  { name: 'gate', type: 'radios', options: gateOptions(checklist), label: 'Which gate?' },
  {
    ...{ name: 'area', type: 'radios', path: 'laCode', label: 'Of what?' },
    options: [
      { value: WHOLE, text: 'The pilot as a whole' },
      ...pilot.areas.map(({ laCode }) => ({ value: laCode, text: areaName(laCode) })),
    ],
  },
  {
    ...{ name: 'figure', type: 'select', options: MEASURE_OPTIONS, optional: true, path: 'snapshot' },
    label: 'Published figure that was looked at',
    hint: 'Its newest value for each area, the region and England is kept with the decision.',
  },
  {
    ...{ name: 'dissent', type: 'lines', most: 500, optional: true, label: 'Who disagreed, and why' },
    hint: 'By role and never by name.',
  },
  {
    ...{ name: 'wouldChange', type: 'lines', most: 500, optional: true },
    label: 'What would change the decision',
  },
  ...waiverFields(role),
];

function waiverOf(answers: Answers) {
  const [reason, until] = [textOf(answers, 'waiver-reason'), textOf(answers, 'waiver-until')];
  return reason !== null && until !== null ? { reason, until } : null;
}

/** Somebody looks at a gate: what it sees is kept with who looked, who disagreed and what would change it. */
export async function decideForm(visit: Visit): Promise<Form> {
  const { held, service, repId, href } = await pilotOf(visit);
  const checklist = await service.call((client) => client.pilots.checklist.query({ pilotId: held.id }));
  const fields = fieldsOf(checklist, held.content, visit.account.role);
  const back = `${href}/decisions`;
  return {
    title: 'Look at a gate',
    back: { href: back, text: 'Back to the decisions' },
    intro: [
      'The gate is looked at when you send this, and says itself whether it is open. What it saw, your role and the time are kept for good.',
    ],
    ...{ fields, saved: { area: [WHOLE] }, version: held.version, button: 'Look, and keep what it says' },
    check: (answers) => together(fields, answers, WAIVER),
    take: async (answers, expectedVersion) => {
      const [area, figure] = [textOf(answers, 'area'), textOf(answers, 'figure')];
      const gate = GATES.find((each) => each === textOf(answers, 'gate')) ?? 'G1';
      const snapshot = figure === null ? null : await snapshotOf(visit.services.evidence, repId, figure);
      const input = {
        ...{ pilotId: held.id, expectedVersion, gate, snapshot },
        laCode: area === WHOLE ? null : area,
        ...{ dissent: textOf(answers, 'dissent'), wouldChange: textOf(answers, 'wouldChange') },
        waiver: waiverOf(answers),
      };
      await service.call((client) => client.pilots.decideGate.mutate(input));
      return `${back}?done=decide`;
    },
  };
}

import { INDICATORS } from '@rep/domain';
import type { Field } from '../../forms/field.ts';
import type { Asked } from './pilot-step.ts';

const SPARE_ROWS = 2;
const SEPARATOR = '@';
const optionOf = ({ id, version, name }: (typeof INDICATORS)[number]) => ({
  value: `${id}${SEPARATOR}${version}`,
  text: name,
});
/** A number of plans, or what stands for it, is never success (G17): it is not offered. */
const PRIMARY = INDICATORS.filter(({ subject }) => subject !== 'plan-volume').map(optionOf);
const ALL = INDICATORS.map(optionOf);

export const refOf = ({ id, version }: { id: string; version: number }): string =>
  `${id}${SEPARATOR}${version}`;
export const readRef = (text: string) => {
  const [id = '', version = '1'] = text.split(SEPARATOR);
  return { id, version: Number(version) };
};

/** Those of the plan, those that the strand makes mandatory besides, and room for more. */
export function rowsOf({ pilot, mandatory }: Asked): readonly (string | null)[] {
  const held = (pilot.plan.guardrails ?? []).map(refOf);
  const missing = INDICATORS.filter(({ id }) => mandatory.includes(id))
    .map(refOf)
    .filter((ref) => !held.includes(ref));
  return [...held, ...missing, ...Array.from({ length: SPARE_ROWS }, () => null)].slice(0, 40);
}

function rowFields(at: number): readonly Field[] {
  const common = { optional: true, path: `plan.guardrails.${at}` } as const;
  return [
    {
      ...common,
      ...{ name: `guardrail-${at}`, type: 'select', options: ALL, group: `Guardrail ${at + 1}` },
      label: 'What must not get worse?',
    },
    {
      ...{
        ...common,
        path: `plan.guardrails.${at}.stop`,
        name: `when-${at}`,
        type: 'select',
        label: 'Stop rule: it acts when the figure is',
      },
      options: [
        { value: 'above', text: 'Above the limit' },
        { value: 'below', text: 'Below the limit' },
      ],
    },
    {
      ...common,
      name: `threshold-${at}`,
      type: 'number',
      label: 'Limit',
      path: `plan.guardrails.${at}.stop.threshold`,
    },
    {
      ...{
        ...common,
        path: `plan.guardrails.${at}.stop.action`,
        name: `action-${at}`,
        type: 'select',
        label: 'What happens then?',
      },
      options: [
        { value: 'pause', text: 'The area is paused' },
        { value: 'notify', text: 'Everybody concerned is told' },
      ],
    },
  ];
}

const PRIMARY_FIELDS: readonly Field[] = [
  {
    ...{ name: 'primary', type: 'select', options: PRIMARY, path: 'plan.primaryIndicator' },
    label: 'Primary indicator',
    hint: 'One: a pilot that succeeds on whichever figure moved has found nothing. A number of plans, requests or refusals is never success, so it is not in the list. Fewer appeals count only beside the guardrails of access to redress.',
  },
  {
    ...{
      name: 'better',
      type: 'radios',
      path: 'plan.primaryIndicator.better',
      label: 'Which way is better?',
    },
    options: [
      { value: 'higher', text: 'Higher' },
      { value: 'lower', text: 'Lower' },
    ],
  },
];

export const fieldsOf = (asked: Asked): readonly Field[] => [
  ...PRIMARY_FIELDS,
  ...rowsOf(asked).flatMap((_, at) => rowFields(at)),
];

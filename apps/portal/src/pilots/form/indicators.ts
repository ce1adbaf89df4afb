import { INDICATORS, type Pilot, type PilotPlanDraft } from '@rep/domain';
import { type Answers, type Field, numberOf, type Typed, textOf, typedAs } from '../../forms/field.ts';
import { together } from '../../forms/together.ts';
import type { Asked, PilotStep } from './pilot-step.ts';

const SPARE_ROWS = 2;
const SEPARATOR = '@';
const optionOf = ({ id, version, name }: (typeof INDICATORS)[number]) => ({
  value: `${id}${SEPARATOR}${version}`,
  text: name,
});
/** A number of plans, or what stands for it, is never success (G17): it is not offered. */
const PRIMARY = INDICATORS.filter(({ subject }) => subject !== 'plan-volume').map(optionOf);
const ALL = INDICATORS.map(optionOf);

type Guardrail = NonNullable<PilotPlanDraft['guardrails']>[number];
const refOf = ({ id, version }: { id: string; version: number }): string => `${id}${SEPARATOR}${version}`;
const readRef = (text: string) => {
  const [id = '', version = '1'] = text.split(SEPARATOR);
  return { id, version: Number(version) };
};

/** Those of the plan, those that the strand makes mandatory besides, and room for more. */
function rowsOf({ pilot, mandatory }: Asked): readonly (string | null)[] {
  const held = (pilot.plan.guardrails ?? []).map(refOf);
  const missing = INDICATORS.filter(({ id }) => mandatory.includes(id))
    .map(refOf)
    .filter((ref) => !held.includes(ref));
  return [...held, ...missing, ...Array.from({ length: SPARE_ROWS }, () => null)].slice(0, 40);
}

const stopNames = (at: number) => [`when-${at}`, `threshold-${at}`, `action-${at}`];

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

function savedRow(row: string | null, at: number, { plan }: Pilot): Typed {
  const held = plan.guardrails?.find((each) => refOf(each) === row);
  return {
    [`guardrail-${at}`]: typedAs(row),
    [`when-${at}`]: typedAs(held?.stop?.when),
    [`threshold-${at}`]: typedAs(held?.stop?.threshold),
    [`action-${at}`]: typedAs(held?.stop?.action),
  };
}

function guardrailAt(answers: Answers, at: number, { pilot, mandatory }: Asked): readonly Guardrail[] {
  const ref = textOf(answers, `guardrail-${at}`);
  if (ref === null) return [];
  const named = readRef(ref);
  const [when, action] = [textOf(answers, `when-${at}`), textOf(answers, `action-${at}`)];
  const threshold = numberOf(answers, `threshold-${at}`);
  const rule = {
    when: when === 'below' ? ('below' as const) : ('above' as const),
    action: action === 'notify' ? ('notify' as const) : ('pause' as const),
  };
  const stop = threshold === null ? null : { ...rule, threshold };
  const held = pilot.plan.guardrails?.find(({ id }) => id === named.id);
  // The strand says which must be there; what a pilot names besides is as binding once it has a stop rule.
  return [{ ...named, mandatory: mandatory.includes(named.id) || (held?.mandatory ?? stop !== null), stop }];
}

const ruleWithoutName = (answers: Answers, at: number) =>
  textOf(answers, `guardrail-${at}`) === null && textOf(answers, `when-${at}`) !== null
    ? [{ field: `guardrail-${at}`, text: `Choose what guardrail ${at + 1} watches, or empty its stop rule` }]
    : [];

const fieldsOf = (asked: Asked): readonly Field[] => [
  ...PRIMARY_FIELDS,
  ...rowsOf(asked).flatMap((_, at) => rowFields(at)),
];

/** What would be success, and what must not get worse. */
export const indicatorsStep: PilotStep = {
  slug: 'indicators',
  title: 'Indicator and guardrails',
  intro: ['Save to get room for more guardrails. To take one out, choose “Choose” and empty its stop rule.'],
  fields: fieldsOf,
  saved: (pilot, asked) => ({
    primary: typedAs(pilot.plan.primaryIndicator && refOf(pilot.plan.primaryIndicator)),
    better: typedAs(pilot.plan.primaryIndicator?.better),
    ...Object.assign({}, ...rowsOf(asked).map((row, at) => savedRow(row, at, pilot))),
  }),
  check: (answers, asked) => {
    const fields = fieldsOf(asked);
    const rows = rowsOf(asked).flatMap((_, at) => [
      ...together(fields, answers, stopNames(at)),
      ...ruleWithoutName(answers, at),
    ]);
    return [...together(fields, answers, ['primary', 'better']), ...rows];
  },
  edit: (answers, asked) => {
    const primary = textOf(answers, 'primary');
    const better = textOf(answers, 'better') === 'lower' ? ('lower' as const) : ('higher' as const);
    return {
      plan: {
        ...(primary !== null && { primaryIndicator: { ...readRef(primary), better } }),
        guardrails: rowsOf(asked).flatMap((_, at) => guardrailAt(answers, at, asked)),
      },
    };
  },
};

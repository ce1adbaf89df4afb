import { ALLOCATION_METHODS, type AllocationDesign, type Pilot } from '@rep/domain';
import {
  type Answers,
  type Field,
  numberOf,
  type Typed,
  textOf,
  typedAs,
  typedDay,
} from '../../forms/field.ts';
import { areaName } from '../../forms/words-of-values.ts';
import { NO_DESIGN } from './areas.ts';
import type { Asked, PilotStep } from './pilot-step.ts';

const METHODS = [
  { value: 'none', text: 'No lots: the areas chosen try it' },
  { value: 'cluster', text: 'Lots between all areas' },
  { value: 'stratified', text: 'Lots within groups of like areas' },
  { value: 'restricted', text: 'Lots, balanced on baseline figures' },
  { value: 'stepped-wedge', text: 'Lots for the order in which areas start' },
] as const;

const designOf = ({ plan }: Pilot) => plan.design ?? NO_DESIGN;
const areasOf = ({ pilot }: Pick<Asked, 'pilot'>) => [
  ...designOf(pilot).areas,
  ...designOf(pilot).comparisonAreas,
];
const startOf = (pilot: Pilot, code: string) =>
  designOf(pilot).phaseIn.find(({ areas }) => areas.includes(code))?.from;

function fieldsOf(asked: Asked): readonly Field[] {
  const starts = designOf(asked.pilot).areas.map(
    (code): Field => ({
      ...{ name: `start-${code}`, type: 'day', optional: true, path: 'plan.design.phaseIn' },
      label: `${areaName(code)} starts on`,
    }),
  );
  const strata = areasOf(asked).map(
    (code): Field => ({
      ...{ name: `stratum-${code}`, type: 'line', most: 100, optional: true },
      label: `Group of ${areaName(code)}`,
    }),
  );
  return [
    ...starts.map((field, at) => (at === 0 ? { ...field, group: 'When areas start' } : field)),
    {
      ...{ name: 'method', type: 'radios', options: METHODS, path: 'plan.design.allocation.method' },
      ...{ group: 'Drawing lots', label: 'How are lots drawn?' },
    },
    {
      ...{ name: 'seed', type: 'number', optional: true, path: 'plan.design.allocation.seed', label: 'Seed' },
      hint: 'A whole number. Whoever has it and the protocol can draw the same lots again.',
    },
    {
      ...{ name: 'treated', type: 'number', optional: true, path: 'plan.design.allocation.treated' },
      label: 'How many areas try it, or how many steps are there?',
    },
    ...strata.map((field, at) =>
      at === 0 ? { ...field, group: 'Groups of like areas', hint: 'A short word, such as rural.' } : field,
    ),
  ];
}

function savedOf(pilot: Pilot): Typed {
  const { allocation, areas } = designOf(pilot);
  const strata = (allocation?.clusters ?? []).map(({ id, stratum }) => [`stratum-${id}`, typedAs(stratum)]);
  return {
    ...Object.assign({}, ...areas.map((code) => typedDay(`start-${code}`, startOf(pilot, code)))),
    ...Object.fromEntries(strata),
    method: [allocation?.method ?? 'none'],
    seed: typedAs(allocation?.seed),
    treated: typedAs(allocation?.treated),
  };
}

function phaseInOf(answers: Answers, pilot: Pilot) {
  const byDay = new Map<string, string[]>();
  for (const code of designOf(pilot).areas) {
    const from = textOf(answers, `start-${code}`);
    if (from !== null) byDay.set(from, [...(byDay.get(from) ?? []), code]);
  }
  return [...byDay].map(([from, areas]) => ({ from, areas })).toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

function allocationOf(answers: Answers, asked: Asked): AllocationDesign | null {
  const method = ALLOCATION_METHODS.find((known) => known === textOf(answers, 'method'));
  const [seed, treated] = [numberOf(answers, 'seed'), numberOf(answers, 'treated')];
  if (!method || seed === null || treated === null) return null;
  const held = designOf(asked.pilot).allocation;
  const clusters = areasOf(asked).map((id) => ({
    id,
    stratum: textOf(answers, `stratum-${id}`),
    figures: held?.clusters.find((cluster) => cluster.id === id)?.figures ?? {},
  }));
  return { method, seed, treated, clusters, balance: held?.balance ?? null };
}

/** When each area starts, and whether lots decide. */
export const designStep: PilotStep = {
  slug: 'design',
  title: 'Design',
  intro: ['An area without a date may start as soon as its gates are open.'],
  fields: fieldsOf,
  saved: savedOf,
  check: (answers) => {
    const drawn = textOf(answers, 'method') !== null && textOf(answers, 'method') !== 'none';
    const missing = ['seed', 'treated'].filter((name) => drawn && numberOf(answers, name) === null);
    return missing.map((field) => ({
      field,
      text: `Enter ${field === 'seed' ? 'a seed' : 'how many areas try it, or how many steps there are'}, because lots are drawn`,
    }));
  },
  edit: (answers, asked) => ({
    plan: {
      design: {
        ...designOf(asked.pilot),
        phaseIn: phaseInOf(answers, asked.pilot),
        allocation: allocationOf(answers, asked),
      },
    },
  }),
};

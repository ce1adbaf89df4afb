import type { Parameter, ParameterType, Template } from '@rep/domain';
import type { Cell, Section } from '../reading/sections.ts';
import { limitWords, valueWords, whoWords } from '../variants/parameter-words.ts';
import { effectWords } from './effect-words.ts';

export const TYPES: Readonly<Record<ParameterType, string>> = {
  integer: 'Whole number',
  decimal: 'Number',
  'calendar-days': 'Days',
  'working-days': 'Working days',
  weeks: 'Weeks',
  boolean: 'Yes or no',
  text: 'Text',
  code: 'One choice',
  codes: 'Several choices',
};
export const BASES: Readonly<Record<Parameter['source']['basis'], string>> = {
  statute: 'Statute',
  published: 'Published source',
  'pilot-choice': 'Chosen by pilots, because no source says',
};

const typeWords = ({ type, unit }: Parameter): Cell =>
  unit === null || unit === type ? TYPES[type] : [TYPES[type], `in ${unit}`];
const limits = (parameter: Parameter): Cell =>
  'codes' in parameter
    ? [limitWords(parameter), ...parameter.codes.map(({ label }) => `– ${label}`)]
    : limitWords(parameter);

/** One parameter whole, each fact under its name, so that nothing has to be scrolled for. */
const sectionOf = (parameter: Parameter): Section => ({
  title: parameter.label,
  summary: [
    ['What it sets', effectWords(parameter.effect)],
    ['Type and unit', typeWords(parameter)],
    ['Default', valueWords(parameter, parameter.default)],
    ['Limits', limits(parameter)],
    ['Who may vary it', whoWords(parameter)],
    ['Source', [BASES[parameter.source.basis], parameter.source.citation]],
    ['Why', parameter.reason],
  ],
});

const labelOf = ({ parameters }: Template, wanted: string): string =>
  parameters.find(({ name }) => name === wanted)?.label ?? wanted;

/** A template as people read it: every parameter with its limits, who may vary it, where it comes from and why. */
export const templateSections = (template: Template): readonly Section[] => [
  {
    title: 'What it is for',
    summary: [
      ['Purpose', template.purpose],
      ['Short name', template.strand],
      ...(template.guardrails?.length
        ? [['Watched in every pilot', template.guardrails.map((each) => each.replaceAll('-', ' '))] as const]
        : []),
      ...(template.orderings.length
        ? [
            [
              'Orders of values',
              template.orderings.map(
                ({ lesser, greater }) =>
                  `“${labelOf(template, lesser)}” is never more than “${labelOf(template, greater)}”`,
              ),
            ] as const,
          ]
        : []),
    ],
  },
  ...template.parameters.map(sectionOf),
];

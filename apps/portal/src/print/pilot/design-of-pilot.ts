import { type AllocationDesign, indicatorName, type Pilot } from '@rep/domain';
import { areaName } from '../../forms/words-of-values.ts';
import { formatDay, printValue } from '../../http/format.ts';
import { type Block, bullets, definitions, heading, orElse, subheading, table } from '../printed-document.ts';

const areas = (codes: readonly string[] | undefined): string => (codes ?? []).map(areaName).join('\n');

const lotsInWords = (drawn: AllocationDesign | null | undefined): string => {
  if (!drawn) return 'No lots are drawn: the areas chosen try it.';
  const { method, clusters, treated, seed } = drawn;
  return `${method}: ${treated} of ${clusters.length}, drawn with the seed ${seed}`;
};

const windowInWords = ({ outcomeWindow }: Pilot['plan']) =>
  outcomeWindow && `${formatDay(outcomeWindow.from)} to ${formatDay(outcomeWindow.to)}`;

/** How the pilot finds its answer out. */
export function designOfPilot({ plan }: Pilot): readonly Block[] {
  const { design, sample, smallestEffect, burden = [], dataNeeded = [], variant } = plan;
  const phases = design?.phaseIn ?? [];
  return [
    heading('Design'),
    definitions([
      ['Areas that try it', areas(design?.areas)],
      ['Areas it is compared with', design && (areas(design.comparisonAreas) || 'None')],
      ['Drawing of lots', design && lotsInWords(design.allocation)],
      ['Outcome window', windowInWords(plan)],
      ['Sample', sample && `${printValue(sample.size)} ${sample.unit}`],
      [
        'Smallest effect that could be seen',
        smallestEffect && `${printValue(smallestEffect.value)} ${smallestEffect.unit}`,
      ],
      ['Configuration that is tried', variant && `Variant ${variant.id}, version ${variant.version}`],
      ['Ethics reference', plan.ethicsReference],
    ]),
    orElse(
      phases,
      () =>
        table(
          'When areas start',
          ['From', 'Areas'],
          phases.map(({ from, areas: codes }) => [formatDay(from), codes.map(areaName).join(', ')]),
        ),
      'No dates are set on which areas start.',
    ),
    subheading('Data needed'),
    orElse(dataNeeded, () => bullets(dataNeeded), 'No data are named yet.'),
    subheading('Burden'),
    orElse(
      burden,
      () =>
        table(
          'What it asks of people',
          ['Who', 'Task', 'Minutes a week'],
          burden.map(({ who, task, minutesPerWeek }) => [who, task, printValue(minutesPerWeek)]),
        ),
      'No burden is estimated yet.',
    ),
  ];
}

const stopInWords = ({ stop }: NonNullable<Pilot['plan']['guardrails']>[number]): string =>
  stop
    ? `When it is ${stop.when} ${printValue(stop.threshold)}, ${stop.action === 'pause' ? 'the area is paused' : 'everybody concerned is told'}`
    : 'No stop rule';

/** What success would be, and what must not get worse. */
export function indicatorsOfPilot({ plan: { primaryIndicator, guardrails = [] } }: Pilot): readonly Block[] {
  return [
    heading('Indicators and guardrails'),
    definitions([
      [
        'Primary indicator',
        primaryIndicator && `${indicatorName(primaryIndicator)} (${primaryIndicator.better} is better)`,
      ],
    ]),
    orElse(
      guardrails,
      () =>
        table(
          'Guardrails',
          ['What must not get worse', 'Mandatory', 'Stop rule'],
          guardrails.map((each) => [indicatorName(each), each.mandatory ? 'Yes' : 'No', stopInWords(each)]),
        ),
      'No guardrail is chosen yet.',
    ),
  ];
}

import { DUTIES_OF_PRACTICE, type Effect, OFFERS, RECORDS, SELECTIONS } from './effect.ts';
import type { LawChange } from './law-change.ts';
import { type ParameterType, TYPES_OF_EFFECT } from './parameter.ts';
import { DUTY_HOLDERS, STATUTORY_CLOCKS, statutoryLimit } from './statutory-limits.ts';

const duties = (): readonly Effect[] =>
  STATUTORY_CLOCKS.flatMap((clock) =>
    statutoryLimit(clock).holders.map((on): Effect => ({ kind: 'statutory-duty', on, clock })),
  );
const practices = (): readonly Effect[] =>
  DUTY_HOLDERS.flatMap((on) => [
    ...DUTIES_OF_PRACTICE.map((does): Effect => ({ kind: 'practice-duty', on, does })),
    { kind: 'attendance', of: on } as const,
  ]);
const offers = (): readonly Effect[] =>
  (['families', 'settings', 'practitioners'] as const).flatMap((to) =>
    OFFERS.map((of): Effect => ({ kind: 'offer', to, of })),
  );

/**
 * Everything that a parameter of a type can be written to do. Nothing is mandatory for a family unless a change of the
 * law that two people recorded says so (G6).
 */
export function everyEffect(type: ParameterType, lawChanges: readonly LawChange[]): readonly Effect[] {
  const confirmed = lawChanges.filter(({ confirmedBy, recordedBy }) =>
    confirmedBy === null ? false : confirmedBy !== recordedBy,
  );
  const all: readonly Effect[] = [
    ...[...duties(), ...practices(), ...offers()],
    ...(['shortest', 'longest'] as const).map((bound): Effect => ({ kind: 'list-length', bound })),
    { kind: 'inclusion-criteria' },
    ...RECORDS.map((of): Effect => ({ kind: 'record', of })),
    ...(['notify', 'pause'] as const).map((action): Effect => ({ kind: 'stop-rule', action })),
    ...SELECTIONS.map((of): Effect => ({ kind: 'selection', of })),
    { kind: 'note' },
    ...confirmed.map(({ id, what }): Effect => ({ kind: 'required-of-families', what, lawChange: id })),
  ];
  return all.filter(({ kind }) => TYPES_OF_EFFECT[kind].includes(type));
}

import { describe, expect, test } from 'vitest';
import { effectSchema } from './effect.ts';
import { STATUTORY_CLOCKS } from './statutory-limits.ts';

/** Everything that a parameter can do, with every value that each part of it can have (ADR 22). */
const CLOSED_LIST: Readonly<Record<string, Readonly<Record<string, readonly string[] | 'slug'>>>> = {
  'statutory-duty': { on: ['authority', 'icb', 'mediation-adviser'], clock: STATUTORY_CLOCKS },
  'practice-duty': {
    on: ['authority', 'icb', 'mediation-adviser'],
    does: ['explain', 'prepare', 'follow-up', 'review', 'report', 'publish', 'record'],
  },
  attendance: { of: ['authority', 'icb', 'mediation-adviser'] },
  'list-length': { bound: ['shortest', 'longest'] },
  'inclusion-criteria': {},
  offer: {
    to: ['families', 'settings', 'practitioners'],
    of: ['format', 'channel', 'information', 'support', 'wording'],
  },
  record: { of: ['feedback', 'attendance', 'outcome', 'burden', 'decision'] },
  'stop-rule': { action: ['notify', 'pause'] },
  selection: {
    of: [
      ...[
        'standards-set',
        'standard-statements',
        'practice-guides',
        'professional-standards',
        'areas-of-need',
      ],
      ...['phases', 'tiers', 'plan-stages', 'plan-sections', 'local-scheme'],
    ],
  },
  note: {},
  'required-of-families': { what: ['mediation'], lawChange: 'slug' },
};

type Field = { readonly options?: readonly string[]; readonly value?: string };
const valuesOf = (field: Field): readonly string[] | 'slug' =>
  field.options ?? (field.value ? [field.value] : 'slug');
const written = Object.fromEntries(
  effectSchema.options.map(({ shape: { kind, ...rest } }) => [
    kind.value,
    Object.fromEntries(Object.entries(rest).map(([name, field]) => [name, valuesOf(field as Field)])),
  ]),
);

describe('what a parameter can do', () => {
  test('is a closed list: nothing limits a request (G2), names a setting (G3), adds a ground (G5) or touches the appeal deadline (G9)', () => {
    expect(written).toEqual(CLOSED_LIST);
  });

  test.each(Object.keys(CLOSED_LIST))('%s has no part that the list does not know', (kind) => {
    const parts = Object.entries(CLOSED_LIST[kind] ?? {}).map(([name, values]) => [
      name,
      values === 'slug' ? 'a-law' : values[0],
    ]);
    const effect = { kind, ...Object.fromEntries(parts) };
    expect(effectSchema.safeParse(effect).success).toBe(true);
    expect(effectSchema.safeParse({ ...effect, limit: 3 }).success).toBe(false);
  });
});

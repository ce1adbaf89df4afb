import { expect, test } from 'vitest';
import { effectSchema } from './effect.ts';
import { everyEffect } from './every-effect.ts';
import { TYPES_OF_EFFECT } from './parameter.ts';
import { LAW } from './test-template.ts';

const TYPES = ['integer', 'decimal', 'calendar-days', 'boolean', 'text', 'code', 'codes'] as const;

test('every effect that is offered can be written, and fits the type it is offered for', () => {
  for (const type of TYPES) {
    const effects = everyEffect(type, [LAW]);
    expect(effects.length).toBeGreaterThan(0);
    for (const effect of effects) {
      expect(effectSchema.parse(effect)).toEqual(effect);
      expect(TYPES_OF_EFFECT[effect.kind]).toContain(type);
    }
  }
});

test('every kind of effect is offered somewhere', () => {
  const offered = new Set(TYPES.flatMap((type) => everyEffect(type, [LAW]).map(({ kind }) => kind)));
  expect([...offered].sort()).toEqual(Object.keys(TYPES_OF_EFFECT).sort());
});

test('nothing is mandatory for a family without a change of the law that a second person confirmed', () => {
  const required = (law: typeof LAW) =>
    everyEffect('boolean', [law]).filter(({ kind }) => kind === 'required-of-families');
  expect(required(LAW)).toHaveLength(1);
  expect(required({ ...LAW, confirmedBy: null })).toEqual([]);
  expect(required({ ...LAW, confirmedBy: LAW.recordedBy })).toEqual([]);
});

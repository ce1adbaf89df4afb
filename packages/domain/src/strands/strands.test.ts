import { expect, test } from 'vitest';
import { CRITERION_CODES } from '../tailored-lists/criteria.ts';
import { checkTemplate } from '../templates/check-template.ts';
import { checkVariant } from '../templates/check-variant.ts';
import { compareAcross } from '../templates/compare-variants.ts';
import { effectiveValues, limitOfClock } from '../templates/effective-values.ts';
import { publishTemplate } from '../templates/publish-template.ts';
import { STATUTORY_CLOCKS, STATUTORY_LIMITS, statutoryProblem } from '../templates/statutory-limits.ts';
import { templateSchema } from '../templates/template.ts';
import { choice, DFE_1, FACTS, taking } from '../templates/test-template.ts';
import { FURTHER_STRANDS } from './further-strands.ts';
import { STRAND_TEMPLATES } from './strands.ts';

const ALL = [...STRAND_TEMPLATES, ...FURTHER_STRANDS];
const PARAMETERS = ALL.flatMap(({ strand, parameters }) => parameters.map((p) => ({ ...p, strand })));
const NOTHING = { values: {}, authorityValues: {} };

test('the programme starts with three strands', () => {
  expect(STRAND_TEMPLATES.map(({ strand, version }) => [strand, version])).toEqual([
    ['national-standards', 1],
    ['tailored-lists', 1],
    ['mediation', 1],
  ]);
});

test.each(ALL)('$strand keeps the law and can be published as it stands', (template) => {
  expect(templateSchema.parse(template)).toEqual(template);
  expect(checkTemplate(template, [])).toEqual([]);
  expect(checkVariant(template, NOTHING, FACTS)).toEqual([]);
  const publishing = { taking: taking(DFE_1), facts: { ...FACTS, variants: [] } };
  expect(publishTemplate(null, { template, invalidates: [] }, publishing).state).toBe('published');
});

test.each(PARAMETERS)('$strand $name says why, and where it comes from', ({ source, reason, label }) => {
  expect(reason).toMatch(/^[A-Z].*\.$/);
  expect(source.citation.length).toBeGreaterThan(10);
  expect(label).toMatch(/^[A-Z]/);
});

test('what was never published is a choice within a range, not a constant', () => {
  const lengths = PARAMETERS.filter(({ effect }) => effect.kind === 'list-length');
  expect(lengths).toHaveLength(2);
  for (const { source, whoMayVary } of lengths) {
    expect([source.basis, whoMayVary]).toEqual(['pilot-choice', 'authority']);
  }
});

test('no parameter of any strand can break the gates that bite in casework (G3 to G5, G7 to G9)', () => {
  const kinds = new Set(PARAMETERS.map(({ effect }) => effect.kind));
  // What could name a setting in a draft, add a ground, end a clock of a family or excuse an authority has no kind at all.
  expect([...kinds].sort()).toEqual([
    'attendance',
    'inclusion-criteria',
    'list-length',
    'offer',
    'practice-duty',
    'record',
    'selection',
    'statutory-duty',
    'stop-rule',
  ]);
  for (const { effect } of PARAMETERS) {
    if ('on' in effect) expect(['authority', 'icb', 'mediation-adviser']).toContain(effect.on);
    if (effect.kind === 'attendance') expect(['authority', 'icb']).toContain(effect.of);
  }
});

test('whatever a pilot chooses, every clock keeps the statute (G4, G8, G10)', () => {
  for (const template of ALL) {
    for (const parameter of template.parameters) {
      if (!('range' in parameter)) continue;
      for (const value of [parameter.range.min, parameter.range.max]) {
        const settings = { values: { [parameter.name]: choice(value) }, authorityValues: {} };
        const values = effectiveValues(template, settings, { ...FACTS, laCode: null });
        for (const clock of STATUTORY_CLOCKS) {
          for (const on of STATUTORY_LIMITS[clock].holders) {
            const limit = limitOfClock(template, values, { on, clock });
            expect(statutoryProblem(clock, limit, limit)).toBeUndefined();
          }
        }
      }
    }
  }
});

test('a list is drawn up by every kind of criterion that is known, and no other', () => {
  const criteria = PARAMETERS.find(({ name }) => name === 'inclusion-criteria');
  expect(criteria).toMatchObject({ codes: CRITERION_CODES });
});

test('three-tier alternative provision and the EHC plan template are strands as data alone', () => {
  expect(FURTHER_STRANDS.map(({ strand }) => strand)).toEqual(['alternative-provision', 'ehc-plan-template']);
  for (const template of FURTHER_STRANDS) {
    const rows = compareAcross(template, []);
    expect(rows).toHaveLength(template.parameters.length);
    const name = template.parameters[0]?.name ?? '';
    const settings = { values: { [name]: choice('nonsense') }, authorityValues: {} };
    expect(checkVariant(template, settings, FACTS)).toMatchObject([{ parameter: name, value: 'nonsense' }]);
  }
});

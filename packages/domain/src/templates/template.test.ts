import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkTemplate } from './check-template.ts';
import { compareTemplates } from './compare-templates.ts';
import { effectSchema } from './effect.ts';
import { parameterSchema } from './parameter.ts';
import { STATUTORY_CLOCKS, STATUTORY_LIMITS, statutoryLimit, statutoryProblem } from './statutory-limits.ts';
import { LAW, MANDATORY, PARAMETERS, TEMPLATE, templateOf } from './test-template.ts';

const problems = (...parameters: unknown[]) => checkTemplate(templateOf(parameters), []);

test('a template that keeps the law and its own sense has no problem', () => {
  expect(checkTemplate(TEMPLATE, [])).toEqual([]);
});

test.each([
  ['a limit on requests for a setting that is not on the list', { kind: 'off-list-request' }],
  ['one more ground of refusal', { kind: 'refusal-ground', ground: 'cost' }],
  ["a family's time limit", { kind: 'statutory-duty', on: 'family', clock: 'appeal' }],
  ["a family's time limit as an authority's", { kind: 'statutory-duty', on: 'authority', clock: 'appeal' }],
  ['attendance of a family', { kind: 'attendance', of: 'family' }],
  ['whom a family brings', { kind: 'attendance', of: 'supporter' }],
  ['a meeting before mediation', { kind: 'required-of-families', what: 'way-forward', lawChange: 'x' }],
  ['a ranking of settings', { kind: 'ranking' }],
  ['a legal test', { kind: 'threshold', test: 's36-8' }],
  ['a duty on a setting', { kind: 'practice-duty', on: 'setting', does: 'report' }],
  ['a statutory notice left out', { kind: 'offer', to: 'families', of: 's38-notice' }],
])('%s cannot be written (G2 to G11)', (_what, effect) => {
  expect(effectSchema.safeParse(effect).success).toBe(false);
  expect(parameterSchema.safeParse({ ...PARAMETERS.fixed, effect }).success).toBe(false);
  expect(parameterSchema.safeParse(PARAMETERS.fixed).success).toBe(true);
});

test('a template can only be as fast as the statute or faster, and give a family as long or longer', () => {
  for (const clock of STATUTORY_CLOCKS) {
    const { holders, unit, bound, limit } = statutoryLimit(clock);
    const slower = bound === 'at-most' ? { min: 1, max: limit + 1 } : { min: limit - 1, max: 60 };
    const lawful = bound === 'at-most' ? { min: 1, max: limit } : { min: limit, max: 60 };
    const parameter = {
      ...PARAMETERS.arrange,
      type: unit,
      unit,
      default: limit,
      effect: { kind: 'statutory-duty', on: holders[0], clock },
    };
    expect(problems({ ...parameter, range: lawful })).toEqual([]);
    expect(problems({ ...parameter, range: slower })).toMatchObject([
      { gate: 'G10', parameter: 'arrange-within', value: slower, limit: statutoryLimit(clock).citation },
    ]);
  }
});

test('the statutory limits are those of the regulations', () => {
  const days = Object.entries(STATUTORY_LIMITS).map(([c, { bound, limit, unit }]) => [c, bound, limit, unit]);
  expect(days).toEqual([
    ['decide-whether-to-assess', 'at-most', 42, 'calendar-days'],
    ['give-advice', 'at-most', 42, 'calendar-days'],
    ['refuse-to-issue-a-plan', 'at-most', 112, 'calendar-days'],
    ['wait-for-representations', 'at-least', 15, 'calendar-days'],
    ['issue-the-final-plan', 'at-most', 140, 'calendar-days'],
    ['decide-after-review', 'at-most', 28, 'calendar-days'],
    ['issue-the-amended-plan', 'at-most', 84, 'calendar-days'],
    ['tell-the-icb', 'at-most', 3, 'working-days'],
    ['arrange-mediation', 'at-most', 30, 'calendar-days'],
    ['certify-no-mediation', 'at-most', 3, 'working-days'],
    ['certify-mediation', 'at-most', 3, 'working-days'],
    ['certify-deemed-mediation', 'at-most', 3, 'working-days'],
    ['start-assessment-after-agreement', 'at-most', 14, 'calendar-days'],
    ['amend-the-plan-after-agreement', 'at-most', 35, 'calendar-days'],
  ]);
  expect(statutoryProblem('tell-the-icb', 1, 4)).toMatch(
    /^Set it to 3 working days or fewer: .*tell the integrated care board/,
  );
  expect(statutoryProblem('wait-for-representations', 14, 30)).toMatch(/^Set it to 15 days or more: /);
});

test('a duty stays with whom the law puts it on, and is counted as the law counts it', () => {
  const effect = { kind: 'statutory-duty', on: 'mediation-adviser', clock: 'arrange-mediation' };
  expect(problems({ ...PARAMETERS.arrange, effect })).toMatchObject([{ value: 'mediation-adviser' }]);
  const counted = { ...PARAMETERS.arrange, type: 'working-days', unit: 'working-days' };
  expect(problems(counted)).toMatchObject([{ value: 'working-days', limit: 'calendar-days' }]);
});

test('free text is a note between professionals and nothing else', () => {
  const text = { ...PARAMETERS.fixed, type: 'text', default: '', maxLength: 500 };
  const wording = { kind: 'offer', to: 'families', of: 'wording' };
  expect(problems({ ...text, effect: { kind: 'note' } })).toEqual([]);
  expect(problems({ ...text, effect: wording })).toMatchObject([{ value: 'text' }]);
});

test('no list can be drawn up by a criterion that the platform does not know', () => {
  const criteria = {
    ...PARAMETERS.formats,
    effect: { kind: 'inclusion-criteria' },
    default: ['teaches-phase'],
    codes: ['teaches-phase', 'own-area-only', 'cheapest'].map((code) => ({ code, label: code })),
  };
  expect(problems(criteria)).toMatchObject([{ gate: 'G2', value: ['own-area-only', 'cheapest'] }]);
});

test('nothing is mandatory for a family without a change of the law that two people recorded', () => {
  const template = templateOf([MANDATORY]);
  expect(checkTemplate(template, [LAW])).toEqual([]);
  expect(checkTemplate(template, [])).toMatchObject([{ gate: 'G6', parameter: 'mediation-required' }]);
  expect(checkTemplate(template, [{ ...LAW, id: 'other' }])).toHaveLength(1);
  expect(checkTemplate(template, [{ ...LAW, confirmedBy: null }])).toHaveLength(1);
  expect(checkTemplate(template, [{ ...LAW, confirmedBy: LAW.recordedBy }])).toHaveLength(1);
  expect(checkTemplate(templateOf([{ ...MANDATORY, default: true }]), [LAW])).toHaveLength(1);
});

test('all that is wrong is told at once: names, defaults, ranges, codes and orderings', () => {
  const template = templateOf([
    { ...PARAMETERS.shortest, default: 11 },
    { ...PARAMETERS.shortest, range: { min: 3, max: 2 } },
    { ...PARAMETERS.formats, codes: [PARAMETERS.formats.codes[0], PARAMETERS.formats.codes[0]] },
    { ...PARAMETERS.fixed, effect: { kind: 'list-length', bound: 'longest' } },
  ]);
  const found = checkTemplate({ ...template, orderings: [{ lesser: 'formats', greater: 'none' }] }, []);
  expect(found.map(({ parameter, value }) => [parameter, value])).toEqual([
    ['shortest-list', 'shortest-list'],
    ['formats', ['formats', 'none']],
    ['shortest-list', 11],
    ['shortest-list', { min: 3, max: 2 }],
    ['formats', template.parameters[2]?.type === 'codes' ? template.parameters[2].codes : null],
    ['explains-rights', 'boolean'],
  ]);
  for (const { limit, reason } of found) expect([limit, reason]).not.toContain('');
});

test('a parameter has no field that the schema does not know', () => {
  fc.assert(
    fc.property(fc.string(), fc.anything(), (key, value) => {
      fc.pre(!Object.hasOwn(PARAMETERS.fixed, key) && key !== '__proto__');
      expect(parameterSchema.safeParse({ ...PARAMETERS.fixed, [key]: value }).success).toBe(false);
    }),
  );
});

test('two versions of a template are compared parameter by parameter and field by field', () => {
  const { shortest, longest, formats } = PARAMETERS;
  const after = templateOf([{ ...shortest, default: 3 }, formats], 2);
  expect(compareTemplates(templateOf([shortest, longest]), after)).toEqual([
    { parameter: 'shortest-list', change: 'changed', field: 'default', before: 2, after: 3 },
    { parameter: 'longest-list', change: 'removed', field: null, before: longest, after: null },
    { parameter: 'formats', change: 'added', field: null, before: null, after: formats },
  ]);
});

import { REP_IDS } from '@rep/contracts';
import { expect, test } from 'vitest';
import { compareAcross, compareSettings, differencesFromTemplate } from './compare-variants.ts';
import { invalidatedVariants } from './invalidated-variants.ts';
import { droppedLists } from './makes-lists.ts';
import { publishTemplate } from './publish-template.ts';
import {
  choice,
  DFE_1,
  FACTS,
  LEAD,
  LONDON,
  PARAMETERS,
  refusedCodes,
  TEMPLATE,
  taking,
  templateOf,
} from './test-template.ts';
import type { Settings, Variant } from './variant.ts';

const CAMDEN = 'E09000007';
const settings: Settings = {
  values: { 'longest-list': choice(6, 'More room'), formats: choice(['print', 'easy-read'], 'Asked for') },
  authorityValues: { [CAMDEN]: { 'longest-list': choice(8, 'Camden is small') } },
};
const variantOf = (repId: Variant['repId'], held: Settings): Variant => ({
  id: '6a1e1c50-8c4e-4a57-9d0c-0f5a3f6f2b11',
  repId,
  strand: 'tailored-lists',
  name: 'Ours',
  copiedFrom: null,
  versions: [{ number: 1, templateVersion: 1, frozenAt: null, ...held }],
});
const NONE: Settings = { values: {}, authorityValues: {} };

test('what differs from the template is listed with its reason, by area too', () => {
  expect(differencesFromTemplate(TEMPLATE, settings)).toEqual([
    {
      parameter: 'longest-list',
      label: 'Longest list',
      laCode: null,
      left: 5,
      right: 6,
      reason: 'More room',
    },
    {
      parameter: 'formats',
      label: 'Formats',
      laCode: null,
      left: ['print'],
      right: ['print', 'easy-read'],
      reason: 'Asked for',
    },
    {
      parameter: 'longest-list',
      label: 'Longest list',
      laCode: CAMDEN,
      left: 5,
      right: 8,
      reason: 'Camden is small',
    },
  ]);
  expect(differencesFromTemplate(TEMPLATE, NONE)).toEqual([]);
});

test('two versions are compared either way; the order of codes is no difference', () => {
  expect(compareSettings(TEMPLATE, settings, settings)).toEqual([]);
  const turned = { ...settings, values: { ...settings.values, formats: choice(['easy-read', 'print']) } };
  expect(compareSettings(TEMPLATE, settings, turned)).toEqual([]);
  const there = compareSettings(TEMPLATE, settings, NONE);
  const back = compareSettings(TEMPLATE, NONE, settings);
  expect(there.map(({ left, right }) => [right, left])).toEqual(back.map(({ left, right }) => [left, right]));
});

test('the nine stand side by side, those without a variant too', () => {
  const rows = compareAcross(TEMPLATE, [variantOf('london', settings), variantOf('south-west', NONE)]);
  expect(rows.map(({ parameter, differ }) => [parameter, differ])).toEqual([
    ['shortest-list', false],
    ['longest-list', true],
    ['arrange-within', false],
    ['formats', true],
    ['explains-rights', false],
  ]);
  const [, longest] = rows;
  expect(longest?.cells.map(({ repId }) => repId)).toEqual(REP_IDS);
  const cell = (repId: string) => longest?.cells.find((c) => c.repId === repId);
  expect(cell('london')).toMatchObject({
    value: 6,
    differs: true,
    reason: 'More room',
    areas: [{ laCode: CAMDEN, value: 8, reason: 'Camden is small' }],
  });
  expect(cell('south-west')).toMatchObject({ value: 5, differs: false, reason: null, areas: [] });
  expect(cell('north-east')).toEqual({
    repId: 'north-east',
    configVersion: null,
    value: null,
    differs: false,
    reason: null,
    areas: [],
  });
});

const next = {
  ...TEMPLATE,
  version: 2,
  parameters: TEMPLATE.parameters.map((p) =>
    p.name === 'longest-list' ? { ...PARAMETERS.longest, range: { min: 1, max: 5 } } : p,
  ) as typeof TEMPLATE.parameters,
};
const held = [
  { variant: variantOf('london', settings), members: LONDON },
  { variant: { ...variantOf('south-west', NONE), id: '00000000-0000-4000-8000-000000000000' }, members: [] },
  { variant: { ...variantOf('london', settings), strand: 'mediation' }, members: LONDON },
];
const publishing = { taking: taking(DFE_1), facts: { ...FACTS, variants: held } };

test('a new template lists the variants that it invalidates, with every reason', () => {
  expect(invalidatedVariants(next, held, FACTS)).toMatchObject([
    {
      repId: 'london',
      problems: [
        { laCode: null, value: 6 },
        { laCode: CAMDEN, value: 8 },
      ],
    },
  ]);
});

test('it is published once they were seen, and changes none of them', () => {
  const before = structuredClone(held);
  const blind = { template: next, invalidates: [] };
  expect(refusedCodes(() => publishTemplate(TEMPLATE, blind, publishing))).toEqual(['invalidates-unseen']);
  const seen = { template: next, invalidates: ['6a1e1c50-8c4e-4a57-9d0c-0f5a3f6f2b11'] };
  expect(publishTemplate(TEMPLATE, seen, publishing)).toMatchObject({
    content: next,
    state: 'published',
    step: 'published',
  });
  expect(held).toEqual(before);
});

test('versions follow one another without a gap, by DfE policy, within the law', () => {
  const publish = (held_: typeof TEMPLATE | null, template: typeof TEMPLATE, by = DFE_1) =>
    refusedCodes(() =>
      publishTemplate(
        held_,
        { template, invalidates: [] },
        { taking: taking(by), facts: { ...FACTS, variants: [] } },
      ),
    );
  expect(publish(null, TEMPLATE)).toEqual([]);
  expect(publish(null, { ...TEMPLATE, version: 2 })).toEqual(['version-not-next']);
  expect(publish(TEMPLATE, TEMPLATE)).toEqual(['version-not-next']);
  expect(publish(TEMPLATE, { ...TEMPLATE, strand: 'mediation', version: 2 })).toEqual(['other-strand']);
  const bad = { ...TEMPLATE, orderings: [{ lesser: 'formats', greater: 'formats' }] };
  expect(publish(null, { ...bad, version: 3 }, LEAD)).toEqual([
    'wrong-role',
    'version-not-next',
    'value-refused',
  ]);
});

test('a strand of lists stays one: no version drops what makes lists (G1)', () => {
  const none = { ...templateOf([PARAMETERS.formats, PARAMETERS.fixed]), version: 2 };
  const facts = { ...FACTS, variants: [] };
  const publish = () =>
    publishTemplate(TEMPLATE, { template: none, invalidates: [] }, { taking: taking(DFE_1), facts });
  expect(refusedCodes(publish)).toEqual(['value-refused']);
  expect(droppedLists(TEMPLATE, none)).toMatchObject([{ gate: 'G1', parameter: 'shortest-list' }]);
  expect(droppedLists(null, none)).toEqual([]);
  expect(droppedLists(TEMPLATE, { ...none, parameters: TEMPLATE.parameters.slice(0, 1) })).toEqual([]);
});

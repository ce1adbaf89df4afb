import { expect, test } from 'vitest';
import { choice, FACTS, MANDATORY, PARAMETERS, templateOf } from './test-template.ts';
import { type Choices, type Variant, variantSchema } from './variant.ts';
import { variantFacts } from './variant-facts.ts';

const template = templateOf([PARAMETERS.shortest, MANDATORY]);
const variant = (values: Choices, authorityValues: Record<string, Choices> = {}): Variant =>
  variantSchema.parse({
    ...{ id: '00000000-0000-4000-8000-000000000001', repId: 'london', strand: template.strand },
    ...{ name: 'Ours', copiedFrom: null },
    versions: [{ number: 1, templateVersion: 1, frozenAt: null, values, authorityValues }],
  });
const factsOf = (held: Variant, number = 1) => variantFacts(held, number, { template, facts: FACTS });

test('a sound version has no breach and asks nothing of families', () => {
  expect(factsOf(variant({}))).toMatchObject({ version: 1, breaches: [], mandatoryMediation: false });
});

test('a version that the variant does not have is none', () => {
  expect(factsOf(variant({}), 2)).toBeNull();
});

test('whoever makes mediation mandatory, the partnership or one area, is seen and breaks G6 without a law', () => {
  const required = { [MANDATORY.name]: choice(true) };
  for (const held of [variant(required), variant({}, { E09000003: required })]) {
    const seen = factsOf(held);
    expect(seen?.mandatoryMediation).toBe(true);
    expect(seen?.breaches.map(({ gate }) => gate)).toEqual(['G6']);
  }
});

test('a value that does not fit is told with its parameter', () => {
  const seen = factsOf(variant({ 'shortest-list': choice(99) }));
  expect(seen?.breaches.map(({ gate, parameter }) => [gate, parameter])).toEqual([[null, 'shortest-list']]);
});

test('who wrote the version is told, so that they approve nothing that names it', () => {
  const [version] = variant({}).versions;
  if (!version) throw new Error('it has one version');
  const held = { ...variant({}), versions: [{ ...version, draftedBy: ['ben'] }] };
  expect(factsOf(held)?.draftedBy).toEqual(['ben']);
  expect(factsOf(variant({}))?.draftedBy).toEqual([]);
});

import { expect, test } from 'vitest';
import type { Variant } from '../templates/variant.ts';
import { variantInSight } from './variant-sight.ts';

const version = { templateVersion: 1, values: {}, authorityValues: {} };
const frozen = { ...version, number: 1, frozenAt: '2026-11-01T09:00:00.000Z' };
const open = { ...version, number: 2, frozenAt: null };
const variant: Variant = {
  ...{ id: '11111111-1111-4111-8111-111111111111', repId: 'london', strand: 'mediation', name: 'Sooner' },
  ...{ copiedFrom: null, versions: [frozen, open] },
};
const EVALUATOR = { role: 'evaluator', repId: null } as const;
const RESEARCHER = { role: 'researcher', repId: null } as const;

test('who evaluates or researches sees the versions that a pilot names, and no draft', () => {
  for (const actor of [EVALUATOR, RESEARCHER]) {
    expect(variantInSight(actor, 'london', variant)?.versions).toEqual([frozen]);
    expect(variantInSight(actor, 'london', { ...variant, versions: [open] })).toBeNull();
  }
});

test('who takes part sees all of it', () => {
  for (const role of ['member-authority', 'setting'] as const)
    expect(variantInSight({ role, repId: 'london' }, 'london', variant)).toBe(variant);
  expect(variantInSight({ role: 'dfe-policy', repId: null }, 'london', variant)).toBe(variant);
});

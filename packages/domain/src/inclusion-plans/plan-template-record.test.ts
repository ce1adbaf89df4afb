import { expect, test } from 'vitest';
import { StepRefused } from '../gates/step-refused.ts';
import { FIRST_PLAN_TEMPLATE as FIRST, publishPlanTemplate } from './plan-template-record.ts';

const by = { account: 'pia', role: 'dfe-policy', repId: null, laCode: null } as const;
const now = '2026-11-23T10:00:00.000Z';

test('DfE policy publishes one version of the template after another', () => {
  expect(publishPlanTemplate(null, FIRST, { by, now }).content).toBe(FIRST);
  const second = { ...FIRST, version: '2' };
  expect(publishPlanTemplate(FIRST, second, { by, now }).content.version).toBe('2');
  expect(() => publishPlanTemplate(FIRST, FIRST, { by, now })).toThrow(
    'The next version of the template is 2.',
  );
});

test('nobody else publishes it', () => {
  const lead = { ...by, role: 'lead-authority' } as const;
  expect(() => publishPlanTemplate(null, FIRST, { by: lead, now })).toThrow(StepRefused);
});

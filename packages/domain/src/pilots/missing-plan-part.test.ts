import { describe, expect, it } from 'vitest';
import { gateOfPlan } from '../gates/design-gates.ts';
import { missingPlanPart } from './missing-plan-part.ts';
import { pilotPlanSchema } from './pilot-plan.ts';
import { drafted, look } from './test-pilot.ts';

describe('a part of a plan that is not written', () => {
  it('is named in words, each of them in its own', () => {
    const parts = Object.keys(pilotPlanSchema.shape);
    const said = parts.map((part) => missingPlanPart({}, [part]));
    expect(said).toContain('The plan of the pilot does not say yet: its primary indicator.');
    expect(said).not.toContain(undefined);
    expect(new Set(said).size).toBe(parts.length);
  });

  it('is what the gate of the plan tells, at its field', () => {
    const { sample: _, ...plan } = drafted.plan;
    expect(gateOfPlan({ ...drafted, plan }, look())).toEqual([
      expect.objectContaining({
        ...{ code: 'plan-incomplete', field: 'sample' },
        fact: 'The plan of the pilot does not say yet: its sample.',
      }),
    ]);
  });

  it('is not one that is written and wrong, or wrong within', () => {
    expect(missingPlanPart({ question: '' }, ['question'])).toBeUndefined();
    expect(missingPlanPart({ sample: { unit: 'plans', size: 0 } }, ['sample', 'size'])).toBeUndefined();
    expect(missingPlanPart({}, ['nothing-of-a-plan'])).toBeUndefined();
  });

  it('stays missing where it is there as nothing', () => {
    expect(missingPlanPart({ question: undefined }, ['question'])).toBe(
      'The plan of the pilot does not say yet: its question.',
    );
  });
});

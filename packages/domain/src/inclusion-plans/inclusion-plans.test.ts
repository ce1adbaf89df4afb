import { expect, test } from 'vitest';
import { inclusionPlanSchema } from './plan.ts';
import { INCLUSION_PLAN } from './plan-record.ts';
import { planTemplateSchema } from './plan-template.ts';
import { askAboutPlan } from './quality-assurance.ts';
import {
  agreed,
  as,
  assured,
  drafted,
  inForce,
  judged,
  met,
  RITA,
  reviewed,
  signedOff,
  submitted,
  template,
  written,
} from './test-plan.ts';

test('a plan goes from draft to in force, and every stage fits the schema', () => {
  const stages = [drafted, written, met, reviewed, agreed, signedOff, submitted, judged, assured, inForce];
  expect(stages.map((plan) => inclusionPlanSchema.parse(plan).state)).toEqual([
    ...['drafted', 'drafted', 'drafted', 'board-reviewed', 'board-reviewed'],
    ...['partnership-signed-off', 'submitted', 'submitted', 'quality-assured', 'in-force'],
  ]);
});

test('a template without the integrated care board’s agreement is none', () => {
  const bodies = [{ id: 'school', title: 'schools', mustAgree: true }];
  expect(planTemplateSchema.safeParse({ ...template, bodies }).success).toBe(false);
});

test('no account and no question leaves the service', () => {
  const asked = askAboutPlan(submitted, { id: 'q1', text: 'A question in confidence?' }, as(RITA)).content;
  const accounts = /"(ben|amira|ivy|rita|raj)"|confidence/;
  for (const plan of [inForce, asked, agreed])
    expect(JSON.stringify(INCLUSION_PLAN.publicPart(plan))).not.toMatch(accounts);
});

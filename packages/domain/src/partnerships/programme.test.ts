import { REP_IDS } from '@rep/contracts';
import { expect, test } from 'vitest';
import { PROGRAMME } from './programme.ts';
import { registerPartnership } from './register-partnership.ts';

const named = (repId: string) => PROGRAMME.find((p) => p.rep_id === repId);

test('the programme has nine partnerships of 32 authorities and keeps its own rules', () => {
  expect(PROGRAMME.map((p) => p.rep_id)).toEqual(REP_IDS);
  const registry = PROGRAMME.reduce<readonly (typeof PROGRAMME)[number][]>(registerPartnership, []);
  expect(registry.flatMap((p) => p.members)).toHaveLength(32);
});

test('East Midlands has three joint leads, South West two, every other one lead', () => {
  const leads = Object.fromEntries(PROGRAMME.map((p) => [p.rep_id, p.members.filter((m) => m.lead).length]));
  expect(leads).toEqual({
    ...Object.fromEntries(REP_IDS.map((id) => [id, 1])),
    'east-midlands': 3,
    'south-west': 2,
  });
});

test('West Midlands has Worcestershire, which some published lists leave out', () => {
  expect(named('west-midlands')?.members.map((m) => m.la_name)).toEqual([
    'Telford and Wrekin',
    'Herefordshire, County of',
    'Shropshire',
    'Worcestershire',
  ]);
});

test('members carry both codes and the name as published', () => {
  expect(named('london')?.members[0]).toEqual({
    new_la_code: 'E09000003',
    old_la_code: '302',
    la_name: 'Barnet',
    lead: true,
  });
  expect(named('north-east')?.members.find((m) => m.la_name === 'Gateshead')?.new_la_code).toBe('E08000037');
});

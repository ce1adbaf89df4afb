import { expect, test } from 'vitest';
import { DomainError } from '../domain-error.ts';
import { applyMembershipChange, changeMembership } from './change-membership.ts';
import type { MembershipChange, Partnership, PartnershipMember } from './partnership.ts';
import { PROGRAMME } from './programme.ts';
import { registerPartnership } from './register-partnership.ts';

const of = (repId: string): Partnership => {
  const found = PROGRAMME.find((p) => p.rep_id === repId);
  if (!found) throw new Error(repId);
  return found;
};
const london = of('london');
const southWest = of('south-west');
const without = (repId: string): readonly Partnership[] => PROGRAMME.filter((p) => p.rep_id !== repId);
const member = (code: string, old: string, name: string): PartnershipMember => ({
  new_la_code: code,
  old_la_code: old,
  la_name: name,
  lead: false,
});
const hackney = member('E09000012', '204', 'Hackney');
const barnet = member('E09000003', '302', 'Barnet');
const camden = member('E09000007', '202', 'Camden');
const change = (kind: MembershipChange['change'], who: PartnershipMember): MembershipChange => ({
  rep_id: 'london',
  change: kind,
  member: who,
  effective_on: '2024-04-01',
});

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'no error';
};

test('the ninth partnership registers, the same one again and a tenth do not', () => {
  expect(registerPartnership(without('london'), london)).toHaveLength(9);
  expect(codeOf(() => registerPartnership(PROGRAMME, london))).toBe('already-registered');
  const nineOthers = [...without('london'), { ...southWest, rep_id: 'south-west' as const }];
  expect(codeOf(() => registerPartnership(nineOthers, london))).toBe('too-many-partnerships');
});

test('an authority is in one partnership at a time', () => {
  const other = { ...of('north-east'), members: london.members };
  const registry = [{ ...other, rep_id: 'north-east' as const }];
  expect(codeOf(() => registerPartnership(registry, london))).toBe('authority-in-a-partnership');
  expect(codeOf(() => changeMembership(PROGRAMME, change('joined', camden)))).toBe(
    'authority-in-a-partnership',
  );
});

test('a partnership needs two members, one of them a lead, each named once', () => {
  const register = (members: PartnershipMember[]) => () => registerPartnership([], { ...london, members });
  expect(codeOf(register([{ ...barnet, lead: true }]))).toBe('too-few-members');
  expect(codeOf(register([barnet, camden]))).toBe('no-lead');
  expect(codeOf(register([{ ...barnet, lead: true }, camden, camden]))).toBe('member-twice');
  expect(codeOf(register([{ ...barnet, lead: true }, camden]))).toBe('no error');
});

test('codes and name must belong to one authority of the region, as a triple', () => {
  const register = (who: PartnershipMember) => () =>
    registerPartnership([], { ...london, members: [{ ...barnet, lead: true }, who] });
  expect(codeOf(register(member('E09000007', '204', 'Camden')))).toBe('unknown-authority');
  expect(codeOf(register(member('E09000007', '202', 'Hackney')))).toBe('unknown-authority');
  expect(codeOf(register(member('E08000035', '383', 'Leeds')))).toBe('authority-of-another-region');
  expect(codeOf(() => registerPartnership([], { ...london, region_name: 'North East' }))).toBe(
    'unknown-region',
  );
});

test('an authority whose code has ended cannot join: Gateshead only under its code of today', () => {
  const northEast = of('north-east');
  const ended = { ...northEast.members[2], ...member('E08000020', '390', 'Gateshead') };
  const members = [northEast.members[0], ended].filter((m) => m !== undefined);
  expect(codeOf(() => registerPartnership([], { ...northEast, members }))).toBe('unknown-authority');
});

test('an authority joins, leads, stops leading and leaves', () => {
  const steps = [change('joined', hackney), change('lead-started', hackney), change('lead-ended', barnet)];
  const led = steps.reduce(applyMembershipChange, london);
  expect(led.members.filter((m) => m.lead).map((m) => m.la_name)).toEqual(['Hackney']);
  const left = applyMembershipChange(led, change('left', barnet));
  expect(left.members.map((m) => m.la_name)).toEqual(['Camden', 'Enfield', 'Islington', 'Hackney']);
});

test('the last lead can neither stop leading nor leave', () => {
  expect(codeOf(() => changeMembership(PROGRAMME, change('lead-ended', barnet)))).toBe('no-lead');
  expect(codeOf(() => changeMembership(PROGRAMME, change('left', barnet)))).toBe('no-lead');
});

test('only members lead or leave, and a lead starts and ends once', () => {
  expect(codeOf(() => changeMembership(PROGRAMME, change('lead-started', hackney)))).toBe('not-a-member');
  expect(codeOf(() => changeMembership(PROGRAMME, change('left', hackney)))).toBe('not-a-member');
  expect(codeOf(() => changeMembership(PROGRAMME, change('lead-started', barnet)))).toBe('lead-already');
  expect(codeOf(() => changeMembership(PROGRAMME, change('lead-ended', camden)))).toBe('not-a-lead');
  expect(codeOf(() => changeMembership(without('london'), change('left', camden)))).toBe('not-registered');
});

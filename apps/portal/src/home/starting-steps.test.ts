import { expect, test } from 'vitest';
import { type StartingFacts, startingSteps } from './starting-steps.ts';

const [BARNET, CAMDEN] = ['E09000003', 'E09000007'] as const;
const account = {
  account: 'barnet-drafter',
  name: 'x',
  role: 'lead-authority',
  repId: 'london',
  laCode: BARNET,
} as const;
const post = (name: string, what: 'approver' | 'drafter') => ({
  ...{ account: name, function: what, from: '2026-01-01', to: null, appointedBy: 'x' },
});
const scheme = (laCode: string, ...appointments: ReturnType<typeof post>[]) => ({
  laCode,
  appointments,
  handOvers: [],
});
const empty: StartingFacts = {
  ...{ repId: 'london', name: 'London', planned: [], piloting: [] },
  viewer: { account, scheme: null, today: '2026-11-23' },
  members: [
    { laCode: BARNET, lead: true, scheme: null },
    { laCode: CAMDEN, lead: false, scheme: null },
  ],
};
const withSchemes = (barnet: StartingFacts['members'][number]['scheme'], camden = false): StartingFacts => ({
  ...empty,
  members: [
    { laCode: BARNET, lead: true, scheme: barnet },
    {
      laCode: CAMDEN,
      lead: false,
      scheme: camden ? scheme(CAMDEN, post('camden-approver', 'approver')) : null,
    },
  ],
});
const approver = post('barnet-approver', 'approver');
const both = scheme(BARNET, approver, post('barnet-drafter', 'drafter'));
const doneIn = (facts: StartingFacts): readonly boolean[] => startingSteps(facts).map(({ done }) => done);
const next = (facts: StartingFacts) => startingSteps(facts).find(({ done }) => !done);

test('a partnership without members waits for the registry', () => {
  expect(next({ ...empty, members: [] })).toMatchObject({
    title: 'Know who takes part',
    text: expect.stringContaining('registry'),
  });
});

test('the drafter of an empty partnership is led to name the first approver, who is somebody else', () => {
  expect(doneIn(empty)).toEqual([true, false, false, false, false]);
  expect(next(empty)).toMatchObject({
    href: `/partnerships/london/authorities/${BARNET}/delegation/appoint`,
    text: expect.stringContaining('another person than yourself'),
  });
});

test('then the approver is who appoints a drafter, and the drafter is told whom to ask', () => {
  const facts = withSchemes(scheme(BARNET, approver));
  expect(next(facts)).toMatchObject({ href: null, text: expect.stringContaining('Ask barnet-approver') });
  const asApprover = {
    ...facts,
    viewer: { ...facts.viewer, account: { ...account, account: 'barnet-approver' } },
  };
  expect(next(asApprover)).toMatchObject({ href: expect.stringMatching(/delegation\/appoint$/) });
});

test('one person who drafts and decides is not enough', () => {
  const alone = scheme(BARNET, approver, post('barnet-approver', 'drafter'));
  expect(doneIn(withSchemes(alone))[1]).toBe(false);
});

test('then the other authorities, the first plan and the first pilot follow, each ticked off by what is recorded', () => {
  expect(next(withSchemes(both))).toMatchObject({
    text: 'Each appoints its own. Still without: Camden (E09000007).',
  });
  const ready = withSchemes(both, true);
  expect(next(ready)).toMatchObject({ href: '/partnerships/london/plans/new' });
  expect(next({ ...ready, planned: [CAMDEN] })).toMatchObject({ href: '/partnerships/london/plans/new' });
  const planned = { ...ready, planned: [BARNET] };
  expect(next(planned)).toMatchObject({ href: '/partnerships/london/pilots/new' });
  expect(doneIn({ ...planned, piloting: [BARNET] })).toEqual([true, true, true, true, true]);
});

test('who does not draft is told who does', () => {
  const facts = withSchemes(both, true);
  const reader = {
    ...facts,
    viewer: { ...facts.viewer, account: { ...account, account: 'barnet-approver' } },
  };
  expect(next(reader)).toMatchObject({ href: null, text: 'Ask barnet-drafter: only a drafter begins it.' });
});

test('a member authority has no pilot to draft', () => {
  const member = { ...account, role: 'member-authority', laCode: CAMDEN } as const;
  expect(startingSteps({ ...empty, viewer: { ...empty.viewer, account: member } })).toHaveLength(4);
});

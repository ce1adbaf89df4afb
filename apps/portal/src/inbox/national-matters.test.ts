import type { LawChange, Proposal } from '@rep/domain';
import { expect, it } from 'vitest';
import { nationalSteps } from './national-matters.ts';

const law = (recordedBy: string, confirmedBy: string | null) =>
  ({ id: recordedBy, enactment: `recorded by ${recordedBy}`, recordedBy, confirmedBy }) as LawChange;
const proposal = (state: Proposal['state'], to: string | null = null) =>
  ({
    ...{ id: `${state}-${to}`, state, statement: { id: 'adaptive-teaching', version: 1 } },
    consultation: to === null ? null : { from: '2026-01-01', to, asked: [], answers: [] },
  }) as unknown as Proposal;
const steps = (laws: readonly LawChange[], proposals: readonly Proposal[] = []) =>
  nationalSteps({ account: 'me', today: '2026-11-23', laws, proposals }).map(({ href }) => href);

it('a change of the law waits for a second person, and for nobody once it is confirmed', () => {
  expect(steps([law('me', null), law('colleague', null), law('another', 'me')])).toEqual([
    '/law-changes/colleague',
  ]);
});

it('a proposal waits to be asked about, to be decided once its consultation is over, and to be published', () => {
  const all = [
    ...[proposal('proposed'), proposal('consulting', '2026-11-24'), proposal('consulting', '2026-11-23')],
    ...[proposal('accepted'), proposal('rejected'), proposal('published')],
  ];
  expect(steps([], all)).toEqual([
    '/standards/proposals/proposed-null',
    '/standards/proposals/consulting-2026-11-23',
    '/standards/proposals/accepted-null',
  ]);
});

import type { LawChange, Proposal } from '@rep/domain';
import { formatDay } from '../http/format.ts';
import type { Matter } from './matter.ts';

/** What is told of the national records to somebody of DfE policy, today. */
export type NationalWork = {
  readonly account: string;
  readonly today: string;
  readonly laws: readonly LawChange[];
  readonly proposals: readonly Proposal[];
};

/** A change of the law counts once a second person has confirmed it. */
const lawSteps = ({ account, laws }: NationalWork): readonly Matter[] =>
  laws
    .filter(({ confirmedBy, recordedBy }) => confirmedBy === null && recordedBy !== account)
    .map(({ id, enactment }) => ({
      ...{ href: `/law-changes/${id}`, text: enactment },
      detail: 'A colleague recorded this change of the law: confirm it, so that it counts.',
    }));

function waitsFor({ state, consultation }: Proposal, today: string): string | undefined {
  if (state === 'proposed') return 'A change of a statement is proposed: ask those concerned about it.';
  if (state === 'accepted') return 'The change is accepted: publish the next version of the statement.';
  // The last day of a consultation is the day before this one.
  const over = state === 'consulting' && consultation !== null && consultation.to <= today;
  return over
    ? `Its consultation has ended, on ${formatDay(consultation.to)}: decide on the change.`
    : undefined;
}

const proposalSteps = ({ proposals, today }: NationalWork): readonly Matter[] =>
  proposals.flatMap((proposal) => {
    const detail = waitsFor(proposal, today);
    const { id, statement } = proposal;
    return detail
      ? [{ href: `/standards/proposals/${id}`, text: `Proposed change of ${statement.id}`, detail }]
      : [];
  });

/** The steps of national records that wait for this person. */
export const nationalSteps = (work: NationalWork): readonly Matter[] => [
  ...lawSteps(work),
  ...proposalSteps(work),
];

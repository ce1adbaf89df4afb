import { refuseIfAny } from '../gates/step-refused.ts';
import type { Change, Taking } from '../records/change.ts';
import { londonDay } from '../records/london-day.ts';
import { wrongRole } from '../templates/refusal.ts';
import type { Move, Proposal } from './proposal.ts';
import { changeOf, inState, told } from './proposal-step.ts';
import type { Statement } from './statement.ts';

/** Once the consultation ended, somebody of DfE policy who did not propose the change decides, with reasons and dissent. */
export function decideProposal(
  held: Proposal,
  {
    outcome,
    ...decision
  }: {
    readonly outcome: 'accepted' | 'rejected';
    readonly reason: string;
    readonly dissent: string | null;
    readonly wouldChange: string;
  },
  { by, now }: Taking,
): Change<Proposal> {
  const on = londonDay(now);
  refuseIfAny([
    ...wrongRole(by, 'dfe-policy', 'decide a proposal'),
    ...inState(held, 'consulting'),
    ...told(
      by.account === held.proposedBy,
      'own-proposal',
      'Nobody decides their own proposal.',
      'a colleague of DfE policy',
    ),
    ...told(
      held.consultation !== null && on < held.consultation.to,
      'consultation-open',
      'The consultation is still open.',
    ),
  ]);
  return changeOf(
    { ...held, state: outcome, decision: { ...decision, on, by: by.account } },
    outcome,
    decision.reason,
  );
}

/** DfE policy names the statement's new version that came of an accepted proposal. */
export function publishNewVersion(held: Proposal, statement: Statement, { by }: Taking): Change<Proposal> {
  const { id, version } = held.statement;
  refuseIfAny([
    ...wrongRole(by, 'dfe-policy', 'publish a statement'),
    ...inState(held, 'accepted'),
    ...told(
      statement.id !== id || statement.version <= version,
      'not-a-later-version',
      `A later version of ${id} than ${version} is missing.`,
    ),
  ]);
  const newVersion = { id, version: statement.version };
  return changeOf({ ...held, state: 'published', newVersion }, 'published');
}

/** A lead says when one of its pilots moves to the new version. A pilot moves once; saying the same again has no effect: null. */
export function planMove(held: Proposal, move: Move, { by, now }: Taking): Change<Proposal> | null {
  const planned = held.moves.find(({ pilotId }) => pilotId === move.pilotId);
  if (planned && planned.on === move.on && planned.repId === move.repId) return null;
  const lead = 'a lead authority of the partnership';
  refuseIfAny([
    ...wrongRole(by, 'lead-authority', 'move a pilot'),
    ...told(by.repId !== move.repId, 'other-partnership', 'The pilot is of another partnership.', lead),
    ...inState(held, 'published'),
    ...told(move.on < londonDay(now), 'in-the-past', 'A pilot cannot move to a version in the past.', lead),
    ...told(
      planned !== undefined && planned.on <= londonDay(now),
      'moved-already',
      'The pilot has moved already.',
      lead,
    ),
  ]);
  const others = held.moves.filter(({ pilotId }) => pilotId !== move.pilotId);
  return changeOf({ ...held, moves: [...others, move] }, 'move-planned');
}

import { type Refusal, refuseIfAny } from '../gates/step-refused.ts';
import type { Pilot } from '../pilots/pilot.ts';
import type { Change, Taking } from '../records/change.ts';
import { londonDay } from '../records/london-day.ts';
import { refusal, wrongRole } from '../templates/refusal.ts';
import type { Move, Proposal } from './proposal.ts';
import { changeOf, inState, told } from './proposal-step.ts';
import type { Statement } from './statement.ts';

const LEAD = 'a lead authority of the partnership';

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

/** A pilot as a move looks at it: whose it is, and how far. */
export type MovablePilot = Pick<Pilot, 'id' | 'repId' | 'state'>;
const OVER: readonly Pilot['state'][] = ['ended', 'withdrawn', 'superseded', 'refined'];

function cannotMove({ pilotId, repId }: Move, pilots: readonly MovablePilot[]): readonly Refusal[] {
  const pilot = pilots.find((each) => each.id === pilotId && each.repId === repId);
  const fact = pilot ? `The pilot is ${pilot.state}.` : `The partnership has no pilot ${pilotId}.`;
  if (pilot && !OVER.includes(pilot.state)) return [];
  const code = pilot ? 'pilot-over' : 'unknown-pilot';
  return [refusal({ code, field: 'pilotId', fact, whoCanSupply: LEAD })];
}

/** A lead says when one of its pilots moves to the new version. A pilot moves once; saying the same again has no effect: null. */
export function planMove(
  held: Proposal,
  move: Move,
  { taking: { by, now }, pilots }: { readonly taking: Taking; readonly pilots: readonly MovablePilot[] },
): Change<Proposal> | null {
  const planned = held.moves.find(({ pilotId }) => pilotId === move.pilotId);
  if (planned && planned.on === move.on && planned.repId === move.repId) return null;
  refuseIfAny([
    ...wrongRole(by, 'lead-authority', 'move a pilot'),
    ...told(by.repId !== move.repId, 'other-partnership', 'The pilot is of another partnership.', LEAD),
    ...inState(held, 'published'),
    ...told(move.on < londonDay(now), 'in-the-past', 'A pilot cannot move to a version in the past.', LEAD),
    ...told(
      planned !== undefined && planned.on <= londonDay(now),
      'moved-already',
      'The pilot has moved already.',
      LEAD,
    ),
    ...cannotMove(move, pilots),
  ]);
  const others = held.moves.filter(({ pilotId }) => pilotId !== move.pilotId);
  return changeOf({ ...held, moves: [...others, move] }, 'move-planned');
}

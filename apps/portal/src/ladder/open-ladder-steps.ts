import { isApprover, LADDER_MACHINE, type LadderEvent, possibleSteps } from '@rep/domain';
import type { FoundPosition } from './read-ladder.ts';

/** Whether the person holds the post that the step needs, and the time that it waits for is over. */
function isOpen({ viewer, position, laCode }: FoundPosition, event: LadderEvent): boolean {
  const { account, scheme, today } = viewer;
  if (event === 'represent') return account.laCode === laCode && isApprover(scheme, account.account, today);
  if (account.repId !== position.repId) return false;
  const answered = position.state === 'heard' || (position.proposal?.representationsBy ?? today) < today;
  return event !== 'move' || answered;
}

/** The steps of an area's position that this person can take now. */
export const openLadderSteps = (found: FoundPosition): readonly LadderEvent[] =>
  possibleSteps(LADDER_MACHINE, found.position.state, found.viewer.account.role)
    .map(({ event }) => event)
    .filter((event) => isOpen(found, event));

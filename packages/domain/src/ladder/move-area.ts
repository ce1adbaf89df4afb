import { z } from 'zod';
import type { Delegation } from '../delegation/delegation.ts';
import { step } from '../machine/machine.ts';
import { daySchema, noteSchema, slugSchema } from '../records/bounded.ts';
import type { Change, Taking } from '../records/change.ts';
import { londonDay } from '../records/london-day.ts';
import type { Ladder } from './ladder.ts';
import { LADDER_MACHINE, type LadderEvent } from './ladder-machine.ts';
import { factsSchema, groundsSchema, type LadderPosition, type LadderState } from './ladder-position.ts';

export const proposeMoveSchema = z.strictObject({
  /** The rung to move to, up or down; null for off the ladder. */
  to: slugSchema.max(50).nullable(),
  grounds: groundsSchema,
  facts: factsSchema,
  representationsBy: daySchema,
});
export type ProposeMove = z.infer<typeof proposeMoveSchema>;
export const representSchema = z.strictObject({ text: noteSchema.max(5_000) });
export const moveAreaSchema = z.strictObject({ facts: factsSchema, reasons: noteSchema.max(5_000) });
export type MoveArea = z.infer<typeof moveAreaSchema>;

export type LadderTaking = Taking & { readonly ladder: Ladder; readonly scheme: Delegation | null };

function stateAfter(position: LadderPosition, event: LadderEvent, taking: LadderTaking): LadderState {
  const { by, ladder, scheme, now } = taking;
  const facts = { position, ladder, by, scheme, today: londonDay(now) };
  return step(LADDER_MACHINE, { from: position.state, event, taker: by.role, facts });
}
const changed = (content: LadderPosition, event: LadderEvent): Change<LadderPosition> => ({
  ...{ content, state: content.state, areas: [content.laCode] },
  ...{ step: `ladder-${event}`, reason: null, announces: [] },
});

/** Regions Group proposes to move an area, with the conditions and the facts, and asks the authority what it says. */
export function proposeMove(
  position: LadderPosition,
  input: ProposeMove,
  taking: LadderTaking,
): Change<LadderPosition> {
  const proposal = { ...input, by: taking.by.account, at: taking.now };
  const state = stateAfter({ ...position, proposal }, 'propose', taking);
  return changed({ ...position, state, proposal, representations: [] }, 'propose');
}

/** The authority makes its representations on what is proposed for its own area. */
export function represent(
  position: LadderPosition,
  { text }: z.infer<typeof representSchema>,
  taking: LadderTaking,
): Change<LadderPosition> {
  const state = stateAfter(position, 'represent', taking);
  const said = { text, at: taking.now, by: taking.by.account };
  return changed({ ...position, state, representations: [...position.representations, said] }, 'represent');
}

/** Regions Group moves the area as it proposed. Only the position changes: no plan, pilot or right hangs on it. */
export function moveArea(
  position: LadderPosition,
  input: MoveArea,
  taking: LadderTaking,
): Change<LadderPosition> {
  const { proposal, representations, rung: from } = position;
  const state = stateAfter(position, 'move', taking);
  if (!proposal) throw new Error('a move that was let through has a proposal');
  const move = { from, proposal, representations, ...input, by: taking.by.account, at: taking.now };
  const next = { ...position, state, rung: proposal.to, moves: [...position.moves, move] };
  return changed({ ...next, proposal: null, representations: [] }, 'move');
}

/** Regions Group takes a proposal back; the area stays where it is. The versions before keep what was said. */
export const withdrawMove = (position: LadderPosition, taking: LadderTaking): Change<LadderPosition> =>
  changed(
    {
      ...{ ...position, state: stateAfter(position, 'withdraw', taking) },
      ...{ proposal: null, representations: [] },
    },
    'withdraw',
  );

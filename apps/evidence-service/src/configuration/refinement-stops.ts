import {
  PILOT,
  PROPOSAL,
  STANDARD_FEEDBACK,
  STATEMENT,
  type Stop,
  statementKey,
  walkBack,
  walkForward,
} from '@rep/domain';
import type { Refinement } from './refinement.repository.ts';

/** A stop of the chain, and where its record is to be found; a piece of evidence has none. */
export type PlacedStop = Stop & {
  readonly producer: string | null;
  readonly recordKind: string | null;
  readonly recordId: string | null;
};

const VERSION = /\.v\d+$/;

/** The stops to begin at: all versions of a statement that is named without one. */
function startsOf({ feedback, proposals }: Refinement, asked: Stop): Stop[] {
  if (asked.kind !== 'statement' || VERSION.test(asked.id)) return [asked];
  const named = [
    ...feedback.map(({ statement }) => statement),
    ...proposals.flatMap(({ newVersion }) => newVersion ?? []),
  ];
  const versions = new Set(named.filter(({ id }) => id === asked.id).map(({ version }) => version));
  return [...versions]
    .sort((a, b) => a - b)
    .map((version) => ({ kind: 'statement', id: statementKey({ id: asked.id, version }) }));
}

function recordOf({ feedback, proposals }: Refinement, { kind, id }: Stop): Omit<PlacedStop, keyof Stop> {
  const keeperOf = (records: readonly { id: string; producer: string }[]): string | null =>
    records.find((record) => record.id === id)?.producer ?? null;
  switch (kind) {
    case 'feedback':
      return { producer: keeperOf(feedback), recordKind: STANDARD_FEEDBACK.kind, recordId: id };
    case 'proposal':
      return { producer: keeperOf(proposals), recordKind: PROPOSAL.kind, recordId: id };
    case 'statement':
      return { producer: 'national', recordKind: STATEMENT.kind, recordId: id.replace(VERSION, '') };
    case 'pilot': {
      const [pilotId = id] = id.split(' ');
      const move = proposals.flatMap(({ moves }) => moves).find((moved) => moved.pilotId === pilotId);
      return { producer: move?.repId ?? null, recordKind: PILOT.kind, recordId: pilotId };
    }
    case 'evidence':
      return { producer: null, recordKind: null, recordId: null };
  }
}

export type WalkedChain = {
  readonly starts: readonly PlacedStop[];
  readonly forward: readonly PlacedStop[];
  readonly back: readonly PlacedStop[];
};

/** The chain from a stop, both ways: what came of it, and what it rests on. */
export function walkChain(held: Refinement, asked: Stop): WalkedChain {
  const starts = startsOf(held, asked);
  const placed = (stops: readonly Stop[]): PlacedStop[] =>
    stops.map((stop) => ({ ...stop, ...recordOf(held, stop) }));
  const walk = (walker: typeof walkForward): PlacedStop[] => {
    const reached = starts.flatMap((from) => walker(held, from));
    return placed([...new Map(reached.map((stop) => [`${stop.kind} ${stop.id}`, stop])).values()]);
  };
  return { starts: placed(starts), forward: walk(walkForward), back: walk(walkBack) };
}

import type { StandardFeedback } from './feedback.ts';
import type { Proposal } from './proposal.ts';
import { statementKey } from './statement.ts';

/** One stop of the chain: what was said or seen, what was proposed, what came of it, and which pilot moved to it. */
export type Stop = {
  readonly kind: 'feedback' | 'evidence' | 'proposal' | 'statement' | 'pilot';
  /** Id of the record; `id.vN` of a statement; query and time of a piece of evidence; pilot and version it moves to. */
  readonly id: string;
};
type ChainedProposal = Pick<Proposal, 'id' | 'newVersion' | 'moves'> & {
  readonly restsOn: {
    readonly feedback: readonly string[];
    readonly evidence: readonly { readonly query: string; readonly asOf: string }[];
  };
};
/** What links the stops: whoever holds no more than this of feedback and proposals can walk too. */
export type Chain = {
  readonly feedback: readonly Pick<StandardFeedback, 'id' | 'statement'>[];
  readonly proposals: readonly ChainedProposal[];
};
type Edge = readonly [from: Stop, to: Stop];

const stop = (kind: Stop['kind'], id: string): Stop => ({ kind, id });
const keyOf = ({ kind, id }: Stop): string => `${kind} ${id}`;
/** A piece of evidence has no id of its own: the question and the time are what it is. */
export const evidenceStop = ({ query, asOf }: { readonly query: string; readonly asOf: string }): Stop =>
  stop('evidence', `${query} @ ${asOf}`);

function edgesOfProposal({ id, restsOn, newVersion, moves }: ChainedProposal): readonly Edge[] {
  const proposal = stop('proposal', id);
  const into: readonly Edge[] = [
    ...restsOn.feedback.map((f): Edge => [stop('feedback', f), proposal]),
    ...restsOn.evidence.map((e): Edge => [evidenceStop(e), proposal]),
  ];
  if (newVersion === null) return into;
  const version = stop('statement', statementKey(newVersion));
  const onwards = moves.map(
    (m): Edge => [version, stop('pilot', `${m.pilotId} ${statementKey(newVersion)}`)],
  );
  return [...into, [proposal, version], ...onwards];
}

const edgesOf = ({ feedback, proposals }: Chain): readonly Edge[] => [
  ...feedback.map((f): Edge => [stop('statement', statementKey(f.statement)), stop('feedback', f.id)]),
  ...proposals.flatMap(edgesOfProposal),
];

function walk(start: Stop, edges: readonly Edge[]): readonly Stop[] {
  const next = Map.groupBy(edges, ([from]) => keyOf(from));
  const seen = new Map<string, Stop>();
  const ahead = [start];
  for (let here = ahead.shift(); here; here = ahead.shift()) {
    for (const [, to] of next.get(keyOf(here)) ?? []) {
      if (seen.has(keyOf(to)) || keyOf(to) === keyOf(start)) continue;
      seen.set(keyOf(to), to);
      ahead.push(to);
    }
  }
  return [...seen.values()];
}

/** Everything that came of a stop, the nearest first. */
export const walkForward = (chain: Chain, from: Stop): readonly Stop[] => walk(from, edgesOf(chain));

/** Everything that a stop rests on, the nearest first. */
export const walkBack = (chain: Chain, from: Stop): readonly Stop[] =>
  walk(
    from,
    edgesOf(chain).map(([a, b]) => [b, a] as const),
  );

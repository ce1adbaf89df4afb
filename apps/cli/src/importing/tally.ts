import type { Producer } from '@rep/contracts';

/** Rows of a service's own numbering that one file gave it. */
export type SequenceRange = { producer: Producer; first: number; last: number };
export type QuarantineReason = { reason: string; count: number; detail: string };

/** What became of the rows of one file, as far as the command itself knows it. */
export type FileTally = {
  readonly file: string;
  read: number;
  alreadyHeld: number;
  readonly ranges: SequenceRange[];
  /** Where rows stand that the services held already. */
  readonly heldRanges: SequenceRange[];
  /** Why the file could not be read to its end. */
  broken: string | null;
};

export const createTally = (file: string): FileTally => ({
  file,
  read: 0,
  alreadyHeld: 0,
  ranges: [],
  heldRanges: [],
  broken: null,
});

/** Counts rows under a reason; the detail that sorts first stands for all, whoever's answer came first. */
export function addReason(reasons: Map<string, QuarantineReason>, added: QuarantineReason): void {
  const held = reasons.get(added.reason);
  if (held) {
    held.count += added.count;
    if (added.detail !== '' && added.detail < held.detail) held.detail = added.detail;
  } else reasons.set(added.reason, { ...added });
}

/** Adds a range; one that continues the last of its producer extends it, so that few are asked for later. */
export function addRange(ranges: SequenceRange[], added: SequenceRange): void {
  const last = ranges.findLast(({ producer }) => producer === added.producer);
  if (last && last.last + 1 === added.first) last.last = added.last;
  else ranges.push({ ...added });
}

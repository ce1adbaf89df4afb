import type { GateDecision } from '@rep/domain';
import { whoInWords } from '../forms/conflict.ts';
import { areaName } from '../forms/words-of-values.ts';
import { printValue } from '../http/format.ts';

const RESULTS = {
  pass: { tag: 'Open', colour: 'green' },
  fail: { tag: 'Closed', colour: 'red' },
  waived: { tag: 'Waived for a time', colour: 'yellow' },
} as const;

/** A decision on a gate as people read it: what it saw, who looked by role, and what would change it. */
export const decisionView = (decision: GateDecision) => {
  const { gate, laCode, result, refusals, snapshot, factsSha256, role, at } = decision;
  const { dissent, wouldChange, waiver } = decision;
  return {
    ...{ gate, at, dissent, wouldChange, waiver, factsSha256 },
    area: laCode === null ? 'The pilot as a whole' : areaName(laCode),
    words: RESULTS[result],
    facts: refusals.map(({ fact }) => fact),
    who: whoInWords(role),
    snapshot: snapshot && {
      ...{ query: snapshot.query, asOf: snapshot.asOf },
      values: snapshot.values.map(({ name, value }) => ({
        name,
        value: value === null ? 'no figure' : printValue(value),
      })),
    },
  };
};

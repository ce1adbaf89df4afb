import type { Taker } from './machine.ts';

const WORDS: Readonly<Record<Taker, string>> = {
  'lead-authority': 'the lead authority',
  'member-authority': 'the authority itself',
  'regions-group': "DfE's Regions Group",
  'dfe-policy': 'DfE policy',
  'delivery-partner': 'the delivery partner',
  'integrated-care-board': 'the integrated care board',
  'parent-carer-forum': 'the parent carer forum',
  setting: 'the setting',
  evaluator: 'the evaluator',
  researcher: 'the researcher',
  auditor: 'the auditor',
  operator: 'the operator',
  clock: 'the scheduled check',
  areas: "the pilot's areas",
};

/** A role as a sentence names it. */
export const roleInWords = (taker: Taker): string => WORDS[taker];

/** "a", "a or b", "a, b or c". */
export function orList(items: readonly string[]): string {
  const unique = [...new Set(items)];
  const last = unique.at(-1) ?? 'nobody';
  return unique.length < 2 ? last : `${unique.slice(0, -1).join(', ')} or ${last}`;
}

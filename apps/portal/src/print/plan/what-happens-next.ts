import { WARNING_DAYS } from '@rep/domain';
import { formatDay } from '../../http/format.ts';
import type { PlanDecision } from './decision-letter.ts';

const AFTER_RETURN = [
  'Answer the reasons in the plan and write it again.',
  'Have the board of the SEND and AP Partnership review the new edition, and each body agree to it.',
  'Submit it to us again: we judge it anew.',
];
const days = [...WARNING_DAYS].toSorted((a, b) => b - a).join(', ');

/** What the authority is to do after a decision, and what to expect of us. */
export function whatHappensNext({ outcome, inForce, conditions }: PlanDecision): readonly string[] {
  if (outcome === 'return') return AFTER_RETURN;
  const first = conditions.map(({ due }) => due).toSorted()[0];
  return [
    ...(first
      ? [`Meet each condition by its day. We follow them up; the first is due on ${formatDay(first)}.`]
      : []),
    ...(inForce
      ? [
          `The plan ends on ${formatDay(inForce.to)}. You are warned ${days} days before. Submit the next plan in good time: new tailored lists pause when this one ends.`,
        ]
      : []),
    'To change the plan while it is in force, begin an amendment: this one holds until we sign that off. Only we can extend it.',
  ];
}

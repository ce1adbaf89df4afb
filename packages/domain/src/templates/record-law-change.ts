import { refuseIfAny } from '../gates/step-refused.ts';
import type { Change, Taking } from '../records/change.ts';
import type { LawChange } from './law-change.ts';
import { refusal, wrongRole } from './refusal.ts';

type LawChangeInput = Omit<LawChange, 'recordedBy' | 'confirmedBy'>;
const DFE = 'DfE policy';
/** Lists and events of records take no more; the content names every area. */
const MOST_LISTED_AREAS = 40;
const change = (content: LawChange, step: string): Change<LawChange> => ({
  content,
  state: content.confirmedBy === null ? 'recorded' : 'confirmed',
  areas: content.areas === 'england' || content.areas.length > MOST_LISTED_AREAS ? [] : content.areas,
  step,
  reason: content.citation,
  announces: [],
});

/** Writes a change of the law down. It has no effect before a second person confirms it. */
export function recordLawChange(
  held: LawChange | null,
  input: LawChangeInput,
  { by }: Taking,
): Change<LawChange> {
  const endsFirst = input.expiresOn !== null && input.expiresOn <= input.commencesOn;
  refuseIfAny([
    ...wrongRole(by, 'dfe-policy', 'record a change of the law'),
    ...(held
      ? [
          refusal({
            code: 'already-recorded',
            field: 'id',
            fact: 'Another change of the law has this id.',
            whoCanSupply: DFE,
          }),
        ]
      : []),
    ...(endsFirst
      ? [
          refusal({
            code: 'expires-before-it-commences',
            field: 'expiresOn',
            fact: 'The change expires before it commences.',
            whoCanSupply: DFE,
          }),
        ]
      : []),
  ]);
  return change({ ...input, recordedBy: by.account, confirmedBy: null }, 'recorded');
}

/** A second person of DfE policy confirms what the first wrote. Confirming twice has no effect: null. */
export function confirmLawChange(held: LawChange, { by }: Taking): Change<LawChange> | null {
  const own = by.account === held.recordedBy;
  refuseIfAny([
    ...wrongRole(by, 'dfe-policy', 'confirm a change of the law'),
    ...(own
      ? [
          refusal({
            gate: 'G6',
            code: 'own-record',
            fact: 'A second person has not confirmed the change.',
            whoCanSupply: 'a colleague of DfE policy who did not record it',
          }),
        ]
      : []),
  ]);
  return held.confirmedBy === null ? change({ ...held, confirmedBy: by.account }, 'confirmed') : null;
}

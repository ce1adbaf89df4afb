import type { Refusal } from '../gates/step-refused.ts';
import type { Change } from '../records/change.ts';
import { refusal } from '../templates/refusal.ts';
import type { Proposal } from './proposal.ts';

const DFE = 'DfE policy';

export const changeOf = (
  content: Proposal,
  step: string,
  reason: string | null = null,
): Change<Proposal> => ({
  content,
  state: content.state,
  areas: [],
  step,
  reason,
  announces: [],
});
export const told = (wrong: boolean, code: string, fact: string, whoCanSupply = DFE): readonly Refusal[] =>
  wrong ? [refusal({ code, fact, whoCanSupply })] : [];
export const inState = (held: Proposal, state: Proposal['state']): readonly Refusal[] =>
  told(held.state !== state, 'out-of-turn', `The proposal is ${held.state}, not ${state}.`);

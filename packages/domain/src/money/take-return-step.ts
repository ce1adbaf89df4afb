import { unless } from '../gates/refusal.ts';
import { refuseIfAny } from '../gates/step-refused.ts';
import { step } from '../machine/machine.ts';
import type { Change } from '../records/change.ts';
import { londonDay } from '../records/london-day.ts';
import type { DraftReturn, GrantReturn, ReturnState } from './grant-return.ts';
import { balances, type ReturnFigures, returnFigures } from './return-figures.ts';
import { RETURN_MACHINE, type ReturnEvent, type ReturnFacts, type ReturnTaking } from './return-machine.ts';

const changed = (content: GrantReturn, event: ReturnEvent): Change<GrantReturn> => ({
  ...{
    content,
    state: content.state,
    areas: [...new Set(content.figures.lines.map(({ laCode }) => laCode))],
  },
  ...{ step: `${event}-return`, reason: null, announces: [] },
});
const stateAfter = (from: ReturnState | null, event: ReturnEvent, facts: ReturnFacts): ReturnState =>
  step(RETURN_MACHINE, { from, event, taker: facts.taking.by.role, facts });

function figuresFor(input: DraftReturn, { money, spends }: ReturnTaking): ReturnFigures {
  const grant = money.grants.find(({ id }) => id === input.grantId);
  const figures = returnFigures(money, spends, input);
  const lead = { whoCanSupply: 'the financial lead' };
  refuseIfAny([
    ...unless(grant !== undefined, null, {
      ...{ code: 'no-such-grant', field: 'grantId', fact: `There is no grant ${input.grantId}.`, ...lead },
    }),
    ...unless(input.from < input.to && (!grant || (grant.from <= input.from && input.to <= grant.to)), null, {
      ...{ code: 'outside-the-grant', field: 'from', ...lead },
      fact: `The return begins before it ends, within the grant: from ${grant?.from} until before ${grant?.to}.`,
    }),
  ]);
  if (figures && balances(figures)) return figures;
  throw new Error('the figures of a grant return do not balance');
}

/** Draws a return up from what is recorded, or draws it up again while it is not sent. */
export function draftReturn(
  held: GrantReturn | null,
  input: DraftReturn & { readonly repId: GrantReturn['repId'] },
  taking: ReturnTaking,
): Change<GrantReturn> {
  const draft: GrantReturn = {
    ...{ ...input, state: 'drafted', figures: figuresFor(input, taking), draftedBy: taking.by.account },
    ...{ signedBy: null, signedOn: null, submittedOn: null },
  };
  const state = stateAfter(held?.state ?? null, 'draft', { held: draft, taking });
  return changed({ ...draft, state }, 'draft');
}

/** The second person signs the figures, which are still what is recorded. */
export function signReturn(held: GrantReturn, taking: ReturnTaking): Change<GrantReturn> {
  const state = stateAfter(held.state, 'sign', { held, taking });
  return changed({ ...held, state, signedBy: taking.by.account, signedOn: londonDay(taking.now) }, 'sign');
}

/** Sends the signed return to DfE. It does not change after. */
export function submitReturn(held: GrantReturn, taking: ReturnTaking): Change<GrantReturn> {
  const state = stateAfter(held.state, 'submit', { held, taking });
  return changed({ ...held, state, submittedOn: londonDay(taking.now) }, 'submit');
}

/** Takes back a return that is not sent. Its days are free again, and what it said stays to be read. */
export function withdrawReturn(held: GrantReturn, taking: ReturnTaking): Change<GrantReturn> {
  const state = stateAfter(held.state, 'withdraw', { held, taking });
  return changed({ ...held, state }, 'withdraw');
}

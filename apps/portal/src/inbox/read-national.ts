import { londonDay } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import type { Matter } from './matter.ts';
import { nationalSteps } from './national-matters.ts';
import type { Asking } from './read-work.ts';

const contentOf = <T>({ content }: { readonly content: T }): T => content;

/** What waits of the national records: for DfE policy alone. `national` where their service does not answer. */
export async function readNational({ account, services }: Asking): Promise<readonly Matter[] | 'national'> {
  if (account.role !== 'dfe-policy') return [];
  try {
    const [laws, proposals] = await services.national.call((client) =>
      Promise.all([client.lawChanges.list.query(), client.standards.proposals.list.query({})]),
    );
    const today = londonDay(new Date().toISOString());
    return nationalSteps({
      ...{ account: account.account, today },
      ...{ laws: laws.map(contentOf), proposals: proposals.map(contentOf) },
    });
  } catch (error) {
    if (error instanceof HttpProblem) return 'national';
    throw error;
  }
}

import { accountOf } from './people.ts';
import { approverOf, type Chain } from './step.ts';

/** The first day of the programme's testing, from which everybody is appointed. */
const SINCE = '2023-09-01';

function schemeOf(laCode: string): Chain {
  const by = approverOf(laCode);
  return (['approver', 'drafter'] as const).map((does) => ({
    ...{ of: laCode, by },
    take: (service) =>
      service.delegation.appoint.mutate({
        ...{ laCode, account: accountOf({ laCode, does }), function: does },
        ...{ from: SINCE, to: null, synthetic: true },
      }),
  }));
}

/** A scheme of delegation for every authority, each by itself: one approves, another drafts. */
export const schemesOf = (areas: readonly string[]): readonly Chain[] => areas.map(schemeOf);

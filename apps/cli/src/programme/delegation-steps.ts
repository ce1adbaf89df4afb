import { PROGRAMME } from '@rep/domain';
import { accountOf } from './people.ts';
import { approverOf, type Step } from './step.ts';

/** The first day of the programme's testing, from which everybody is appointed. */
const SINCE = '2023-09-01';

function schemeOf(laCode: string): readonly Step[] {
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

/** A scheme of delegation for every authority of a partnership: one approves, another drafts. */
export const schemesOf = (repId: string): readonly Step[] =>
  PROGRAMME.filter(({ rep_id }) => rep_id === repId).flatMap(({ members }) =>
    members.flatMap(({ new_la_code: laCode }) => schemeOf(laCode)),
  );

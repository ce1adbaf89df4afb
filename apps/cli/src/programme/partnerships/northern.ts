import { heldReports, reported } from '../line-steps.ts';
import {
  agreedBy,
  approved,
  consulted,
  drafted,
  liveIn,
  nextCycle,
  refinedBy,
  submitted,
  upToRegistered,
  withdrawn,
} from '../pilot-steps.ts';
import { reviewed, written } from '../plan-steps.ts';
import type { PartnershipExample } from '../step.ts';
import { listsExample, mediationExample, standardsExample } from '../strand-examples.ts';

const hartlepoolAndGateshead = { repId: 'north-east', areas: ['E06000001', 'E08000037'] } as const;
const first = standardsExample(hartlepoolAndGateshead);
const second = standardsExample(hartlepoolAndGateshead, 2);

/** A pilot refined to a second version, which runs in its place. */
export const NORTH_EAST: PartnershipExample = {
  repId: 'north-east',
  held: [heldReports('E06000001')],
  later: [
    [
      ...reported('E06000001', [
        ['elsec', 'partnership', 'late', 'the pathfinder begins a term after its day.'],
        ['practice-guides', 'partnership', 'on-track', 'two of the three guides are in use.'],
      ]),
    ],
  ],
  chains: [
    [
      ...drafted(first),
      ...upToRegistered(first),
      ...liveIn(first, ['E06000001']),
      ...nextCycle(first, second),
      ...upToRegistered(second),
      refinedBy(first, second),
      ...liveIn(second, second.areas),
    ],
  ],
};

const manchesterAndOldham = { repId: 'north-west', areas: ['E08000003', 'E08000004'] } as const;
const dropped = mediationExample(manchesterAndOldham);
const standards = standardsExample({ repId: 'north-west', areas: ['E08000003', 'E08000005', 'E08000009'] });

/** A pilot withdrawn before it ran, and one of standards that runs. */
export const NORTH_WEST: PartnershipExample = {
  repId: 'north-west',
  chains: [
    [
      ...drafted(dropped),
      consulted(dropped),
      withdrawn(dropped, 'Example: both areas want to try one strand at a time.'),
    ],
    [...drafted(standards), ...upToRegistered(standards), ...liveIn(standards, ['E08000003'])],
  ],
};

const [WAKEFIELD, BRADFORD, LEEDS] = ['E08000036', 'E08000032', 'E08000035'] as const;
const repId = 'yorkshire-and-the-humber';
const lists = listsExample({ repId, areas: [WAKEFIELD, LEEDS] });
const drafting = standardsExample({ repId, areas: [WAKEFIELD, BRADFORD] });

/** Lists that DfE has approved, before their protocol is registered, and a plan that the board has reviewed. */
export const YORKSHIRE: PartnershipExample = {
  repId,
  chains: [
    [...written({ repId, laCode: LEEDS }), ...reviewed({ repId, laCode: LEEDS })],
    [...drafted(lists), consulted(lists), ...agreedBy(lists, lists.areas), submitted(lists), approved(lists)],
    [...drafted(drafting)],
  ],
};

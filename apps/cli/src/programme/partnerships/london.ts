import { agreedBy, breached, consulted, drafted, liveIn, signedFor, upToRegistered } from '../pilot-steps.ts';
import { sentToRegionsGroup, signedOff } from '../plan-steps.ts';
import type { PartnershipExample } from '../step.ts';
import { listsExample, mediationExample, standardsExample } from '../strand-examples.ts';

const repId = 'london';
const [BARNET, CAMDEN, ENFIELD, ISLINGTON] = ['E09000003', 'E09000007', 'E09000010', 'E09000019'] as const;

const mediation = mediationExample({ repId, areas: [BARNET, CAMDEN, ENFIELD] });
const lists = listsExample({ repId, areas: [BARNET, CAMDEN, ISLINGTON] });
const standards = standardsExample({ repId, areas: [BARNET, ENFIELD] });

/**
 * The most of the nine, because the accounts of the README sit here: mediation with one area paused by a guardrail, lists
 * live in the area whose inclusion plan is in force and closed by G1 in the one whose plan waits for Regions Group.
 */
export const LONDON: PartnershipExample = {
  repId,
  chains: [
    [
      ...signedOff({ repId, laCode: CAMDEN }),
      ...drafted(lists),
      ...upToRegistered(lists),
      ...liveIn(lists, [CAMDEN]),
      ...signedFor(lists, ISLINGTON),
    ],
    [...sentToRegionsGroup({ repId, laCode: ISLINGTON })],
    [
      ...drafted(mediation),
      ...upToRegistered(mediation),
      ...liveIn(mediation, [BARNET, CAMDEN, ENFIELD]),
      breached(mediation, ENFIELD, ['felt-pressured', 12]),
    ],
    [...drafted(standards), consulted(standards), ...agreedBy(standards, [BARNET])],
  ],
};

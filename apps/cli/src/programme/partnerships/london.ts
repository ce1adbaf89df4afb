import { attachedAndSigned, attachedToPlan, heldDocuments } from '../document-steps.ts';
import {
  agreedBy,
  breached,
  consulted,
  drafted,
  edited,
  liveIn,
  pilotIdOf,
  upToRegistered,
} from '../pilot-steps.ts';
import { sentToRegionsGroup, signedOff } from '../plan-steps.ts';
import type { PartnershipExample, Step } from '../step.ts';
import { listsExample, mediationExample, standardsExample } from '../strand-examples.ts';
import { askedAndAnswered, gateLookedAt } from '../talk-steps.ts';
import { laterInLondon, talkedOver } from './london-later.ts';

const repId = 'london';
const [BARNET, CAMDEN, ENFIELD, ISLINGTON] = ['E09000003', 'E09000007', 'E09000010', 'E09000019'] as const;

const mediation = mediationExample({ repId, areas: [BARNET, CAMDEN, ENFIELD] });
const lists = listsExample({ repId, areas: [BARNET, CAMDEN, ISLINGTON] });
const standards = standardsExample({ repId, areas: [BARNET, CAMDEN, ENFIELD] });
const talk = talkedOver(standards);
const { later, held } = laterInLondon({ mediation, standards });

/** A plan with a file attached while it was written, about which Regions Group asked something. */
function inTheQueue(): readonly Step[] {
  const [begun, written, ...sent] = sentToRegionsGroup({ repId, laCode: ISLINGTON });
  if (!begun || !written) throw new Error('a plan is begun and written before it is sent');
  return [
    ...[begun, written, attachedToPlan(begun.of, ISLINGTON), ...sent],
    ...askedAndAnswered(begun.of, { repId, laCode: ISLINGTON }),
  ];
}

/**
 * The most of the nine, because the accounts of the README sit here: mediation with one area paused by a guardrail, lists
 * live in the area whose inclusion plan is in force and closed by G1 in the one whose plan waits for Regions Group, and
 * standards that groups talked over before the areas were asked.
 */
export const LONDON: PartnershipExample = {
  ...{ repId, later },
  held: [...held, talk.held, heldDocuments(lists)],
  chains: [
    [
      ...signedOff({ repId, laCode: CAMDEN }),
      ...drafted(lists),
      ...upToRegistered(lists),
      ...liveIn(lists, [CAMDEN]),
      ...attachedAndSigned(lists, ISLINGTON),
      gateLookedAt(pilotIdOf(lists), ISLINGTON),
    ],
    inTheQueue(),
    [
      ...drafted(mediation),
      ...upToRegistered(mediation),
      ...liveIn(mediation, [BARNET, CAMDEN, ENFIELD]),
      breached(mediation, ENFIELD, ['felt-pressured', 12]),
    ],
    [
      ...drafted(standards),
      ...talk.before,
      edited(standards, talk.change),
      ...talk.after,
      consulted(standards),
      ...agreedBy(standards, [BARNET]),
    ],
  ],
};

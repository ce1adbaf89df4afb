import {
  agreedBy,
  consulted,
  declinedBy,
  drafted,
  signedFor,
  submitted,
  upToRegistered,
} from '../pilot-steps.ts';
import { written } from '../plan-steps.ts';
import type { PartnershipExample } from '../step.ts';
import { listsExample, mediationExample, standardsExample } from '../strand-examples.ts';

const [LEICESTER, LEICESTERSHIRE, RUTLAND] = ['E06000016', 'E10000018', 'E06000017'] as const;
const mediation = mediationExample({
  repId: 'east-midlands',
  areas: [LEICESTER, LEICESTERSHIRE, RUTLAND],
});

/** One area declined, which moves no other: the two that agreed wait for DfE. */
export const EAST_MIDLANDS: PartnershipExample = {
  repId: 'east-midlands',
  chains: [
    [
      ...drafted(mediation),
      consulted(mediation),
      ...agreedBy(mediation, [LEICESTER, RUTLAND]),
      declinedBy(mediation, LEICESTERSHIRE, 'Example: the area takes part in another strand this year.'),
      submitted(mediation),
    ],
  ],
};

const standards = standardsExample({
  repId: 'west-midlands',
  areas: ['E06000020', 'E06000019', 'E10000034'],
});

/** A pilot to which every area agreed, before it is submitted. */
export const WEST_MIDLANDS: PartnershipExample = {
  repId: 'west-midlands',
  chains: [[...drafted(standards), consulted(standards), ...agreedBy(standards, standards.areas)]],
};

const [BEDFORD, LUTON] = ['E06000055', 'E06000032'] as const;
const lists = listsExample({ repId: 'east-of-england', areas: [BEDFORD, LUTON] });

/** Lists that are registered and wait for inclusion plans: one is being written, the other area has none (G1). */
export const EAST_OF_ENGLAND: PartnershipExample = {
  repId: 'east-of-england',
  chains: [
    [...written({ repId: 'east-of-england', laCode: BEDFORD })],
    [...drafted(lists), ...upToRegistered(lists), ...signedFor(lists, LUTON)],
  ],
};

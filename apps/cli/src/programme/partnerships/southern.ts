import { digestOfExample } from '../fixed-id.ts';
import { heldReports, reported } from '../line-steps.ts';
import {
  agreedBy,
  consulted,
  drafted,
  ended,
  liveIn,
  returned,
  submitted,
  upToRegistered,
} from '../pilot-steps.ts';
import type { PartnershipExample } from '../step.ts';
import { mediationExample, standardsExample } from '../strand-examples.ts';

const [PORTSMOUTH, BRIGHTON, WEST_SUSSEX] = ['E06000044', 'E06000043', 'E10000032'] as const;
const over = mediationExample({ repId: 'south-east', areas: [PORTSMOUTH, WEST_SUSSEX] });
const consulting = standardsExample({ repId: 'south-east', areas: [PORTSMOUTH, BRIGHTON] });

const exit = {
  plan: 'Example: mediations that are arranged are held; nothing new begins under the pilot.',
  notices: [{ to: 'Example: families with a mediation that is arranged', on: '2026-09-01' }],
  finalReturn: { on: '2026-09-15', sha256: digestOfExample('south-east/mediation/final return') },
  learning:
    'Example: a decision-maker at the table was asked for most; following up agreements took more time than planned. Made up for practice: nothing was measured.',
};

/** A pilot that has ended, with what was learnt for whoever drafts the next. */
export const SOUTH_EAST: PartnershipExample = {
  repId: 'south-east',
  chains: [
    [
      ...drafted(over),
      ...upToRegistered(over),
      ...liveIn(over, [PORTSMOUTH]),
      ...ended(over, exit, 'Example: the planned time is over.'),
    ],
    [...drafted(consulting), consulted(consulting)],
  ],
};

const [GLOUCESTERSHIRE, SWINDON] = ['E10000013', 'E06000030'] as const;
const mediation = mediationExample({ repId: 'south-west', areas: [SWINDON, GLOUCESTERSHIRE] });

/** A pilot that DfE sent back with its reason, to be drafted again. */
export const SOUTH_WEST: PartnershipExample = {
  repId: 'south-west',
  held: [heldReports(SWINDON)],
  later: [
    [
      ...reported(SWINDON, [
        ['educational-psychologists', 'partnership', 'late', 'two posts are open.'],
        ['multi-agency-panels', 'partnership', 'on-track', 'panels meet in both areas.'],
      ]),
    ],
  ],
  chains: [
    [
      ...drafted(mediation),
      consulted(mediation),
      ...agreedBy(mediation, mediation.areas),
      submitted(mediation),
      returned(mediation, 'Example: say how the sample was reckoned.'),
    ],
  ],
};

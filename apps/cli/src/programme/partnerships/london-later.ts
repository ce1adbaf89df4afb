import type { PilotPlanDraft } from '@rep/domain';
import { bandsPublished, heldBands } from '../band-steps.ts';
import { answered, draftShared, heldCoProduction, ledTo, said } from '../co-production-steps.ts';
import { fixedId } from '../fixed-id.ts';
import { heldLadder, movedAfterHearing, moveProposed, rungsSet } from '../ladder-steps.ts';
import { heldReports, reported } from '../line-steps.ts';
import { granted, heldMoney, returnedToDfe, shared, spent } from '../money-steps.ts';
import { type PilotExample, pilotIdOf } from '../pilot-steps.ts';
import {
  feedbackGiven,
  heldSettings,
  settingAgreed,
  settingInvited,
  settingWithdrew,
} from '../setting-steps.ts';
import { type AskHeld, type Chain, drafterOf } from '../step.ts';
import { heldTerms, termsKept } from '../term-steps.ts';

const repId = 'london';
const [BARNET, CAMDEN, ENFIELD, ISLINGTON] = ['E09000003', 'E09000007', 'E09000010', 'E09000019'] as const;

const TOO_LONG = 'Example: twenty minutes a week is more than our SENCOs have.';
const PLAIN_WORDS = 'Example: tell families in plain words what ordinarily available means.';

/** What groups said of the first draft of a pilot, what was answered, and the change that it led to. */
export function talkedOver(pilot: PilotExample) {
  const about = { pilotId: pilotIdOf(pilot), lead: pilot.lead };
  const change: PilotPlanDraft = {
    burden: [{ who: 'SENCOs', task: 'Answer an audit of a statement each term', minutesPerWeek: 10 }],
  };
  const before: Chain = [
    said(about, { by: { account: 'setting' }, group: 'settings', text: TOO_LONG }),
    said(about, { by: { account: 'parent-carer-forum' }, group: 'parent-carer-forum', text: PLAIN_WORDS }),
    answered(about, TOO_LONG, {
      youSaid: 'Example: the audit takes longer than settings have.',
      weSay: 'Example: we halved it; whatever is in the school’s own records is not asked for again.',
    }),
  ];
  const after: Chain = [
    ledTo(about, TOO_LONG, { version: 2, what: 'Example: ten minutes a week for SENCOs, not twenty.' }),
    said(about, {
      ...{ by: drafterOf(BARNET), group: 'young-people' },
      text: 'Example: ask us as well, not our parents alone.',
    }),
    draftShared(about, 2),
  ];
  return { before, change, after, held: heldCoProduction(about) };
}

type Pilots = { readonly mediation: PilotExample; readonly standards: PilotExample };

function moneyOf({ mediation }: Pilots): Chain {
  const keeping = { repId, lead: BARNET } as const;
  const pilotId = pilotIdOf(mediation);
  const share = (laCode: string, pence: number) => shared(keeping, { pilotId, laCode, pence });
  return [
    ...granted(keeping, 9_000_000),
    ...[share(BARNET, 3_000_000), share(CAMDEN, 2_500_000), share(ENFIELD, 1_500_000)],
    ...spent({ pilotId, laCode: BARNET }, [
      { monthAndDay: '05-22', category: 'staff', pence: 620_000, note: 'Example: a mediation coordinator.' },
      { monthAndDay: '08-12', category: 'training', pence: 185_050, note: null },
    ]),
    ...spent({ pilotId, laCode: CAMDEN }, [
      { monthAndDay: '06-10', category: 'commissioned-services', pence: 430_000, note: null },
    ]),
    ...returnedToDfe(keeping),
  ];
}

/** On it the proposal rests that DfE policy consults about. */
export const FEEDBACK_OF_FORUM = fixedId('london/feedback/forum');
const FEEDBACK: readonly Omit<Parameters<typeof feedbackGiven>[0], 'pilotId'>[] = [
  {
    ...{ id: FEEDBACK_OF_FORUM, voice: 'parent-carer-forum', by: { account: 'parent-carer-forum' } },
    said: 'Example: families did not know where to find what is ordinarily available.',
  },
  {
    ...{ id: fixedId('london/feedback/setting'), voice: 'settings', by: { account: 'setting' } },
    said: 'Example: the words fit primary schools better than colleges.',
  },
];

const onTheLadder: Chain = [
  rungsSet,
  moveProposed({ repId, laCode: ENFIELD }, 'support', 'Example: made up, and no statement about the area.'),
  ...movedAfterHearing(
    { repId, laCode: ENFIELD },
    'Example: we ask that the support begin with the two commitments that are late.',
    'Example: the authority agreed, and its order of work is taken over.',
  ),
  moveProposed({ repId, laCode: ISLINGTON }, 'monitoring', 'Example: made up, and no statement of the area.'),
];

const onLines = reported(BARNET, [
  ['practice-guides', 'partnership', 'done', 'the three guides are read in every setting that agreed.'],
  ['multi-agency-panels', BARNET, 'done', 'the panel meets each month.'],
  ['multi-agency-panels', CAMDEN, 'late', 'health has not named its member yet.'],
  ['ehc-plan-template', BARNET, 'at-risk', 'the case system takes the template in the spring.'],
  ['workforce', 'partnership', 'not-started', 'waits for the national plan.'],
]);

/** What is recorded once the pilots are there, and how it is asked what of it is held. */
export function laterInLondon(pilots: Pilots): { later: readonly Chain[]; held: readonly AskHeld[] } {
  const pilotId = pilotIdOf(pilots.standards);
  const setting = (urn: string) => ({ urn, pilotId, laCode: CAMDEN });
  const later: readonly Chain[] = [
    moneyOf(pilots),
    onTheLadder,
    [...onLines, termsKept(BARNET), termsKept(CAMDEN), bandsPublished(CAMDEN)],
    [
      ...settingWithdrew(setting('900003')),
      ...settingAgreed(setting('900002')),
      settingInvited(setting('900001')),
      ...FEEDBACK.map((given) => feedbackGiven({ ...given, pilotId })),
    ],
  ];
  const lead = { repId, lead: BARNET } as const;
  return {
    later,
    held: [
      ...[heldMoney(lead), heldLadder(repId), heldReports(BARNET), heldTerms(BARNET)],
      ...[heldBands(CAMDEN), heldSettings(BARNET)],
    ],
  };
}

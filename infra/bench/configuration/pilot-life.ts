import { createHash } from 'node:crypto';
import { AREA_DOCUMENTS } from '@rep/domain';
import type { System } from './clients.ts';
import { accountOf, DFE_POLICY, personOf } from './people.ts';
import { planOf } from './pilot-content.ts';
import type { Place } from './places.ts';

/** How far a pilot is taken on its way. */
const STAGES = ['draft', 'consulting', 'agreed', 'submitted', 'live'] as const;
export type Stage = (typeof STAGES)[number];

export type Wanted = {
  readonly id: string;
  readonly place: Place;
  readonly areas: readonly string[];
  readonly variantId: string;
  readonly stage: Stage;
};

const SHA = createHash('sha256').update('bench').digest('hex');

/** Steps that lead to a stage from the one before it, each taken by somebody who may take it. */
function stepsOf(system: System, { id: pilotId, place, areas, variantId }: Wanted) {
  const { repId, lead } = place;
  const of = (laCode: string, does: 'drafter' | 'approver') =>
    system.partnership(repId, personOf(place, laCode, does)).pilots;
  const dfe = system.partnership(repId, DFE_POLICY).pilots;
  const live = async (laCode: string): Promise<void> => {
    const by = of(laCode, 'approver');
    const draftedBy = accountOf(laCode, 'drafter');
    for (const kind of AREA_DOCUMENTS) {
      await by.signDocument.mutate({ pilotId, laCode, kind, sha256: SHA, draftedBy });
    }
    await by.goLive.mutate({ pilotId, laCode });
  };
  return {
    draft: async () => {
      const title = `Bench: mediation, try ${pilotId.slice(0, 8)}`;
      const plan = planOf(areas, variantId);
      const drafter = of(lead, 'drafter');
      await drafter.draft.mutate({ id: pilotId, title, strand: 'mediation', plan, synthetic: true });
    },
    consulting: async () => void (await of(lead, 'drafter').consult.mutate({ pilotId })),
    agreed: async () => {
      for (const laCode of areas) await of(laCode, 'approver').agree.mutate({ pilotId, laCode });
    },
    submitted: async () => void (await of(lead, 'approver').submit.mutate({ pilotId })),
    live: async () => {
      await dfe.approve.mutate({ pilotId });
      await of(lead, 'approver').register.mutate({ pilotId, registryUrl: null });
      for (const laCode of areas) await live(laCode);
    },
  } satisfies Record<Stage, () => Promise<void>>;
}

/** Takes one pilot through the service's own procedures to its stage. */
export async function leadTo(system: System, wanted: Wanted): Promise<void> {
  const steps = stepsOf(system, wanted);
  for (const stage of STAGES.slice(0, STAGES.indexOf(wanted.stage) + 1)) await steps[stage]();
}

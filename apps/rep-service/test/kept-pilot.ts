import { PILOT, type Pilot, type PilotArea, PROGRAMME } from '@rep/domain';
import { createRecords, type Held } from '@rep/records';
import { saveProfile } from '../src/profile/profile.repository.ts';
import type { TestService } from './rep-system.ts';

export const [BARNET, CAMDEN] = ['E09000003', 'E09000007'] as const;

const area = (laCode: string): PilotArea => ({
  ...{ laCode, state: 'invited', agreement: null, documents: [], holds: [], liveSince: null },
});
const pilotOf = (id: string, title: string): Pilot => ({
  ...{ id, repId: 'london', title, strand: 'mediation', state: 'consulting', cycle: 1, refines: null },
  ...{ successor: null, leadLaCode: BARNET, plan: { question: 'Do families meet sooner?' } },
  ...{ areas: [area(BARNET), area(CAMDEN)], draftedBy: ['test'], approval: null, protocol: null },
  ...{ deviations: [], breaches: [], decisions: [], exit: null },
});

/** The partnership as the registry tells it. */
export async function knowLondon(service: TestService): Promise<void> {
  const london = PROGRAMME.find((partnership) => partnership.rep_id === 'london');
  if (london) await service.transaction((db) => saveProfile(db, london));
}

/** A pilot of London with Barnet and Camden in it, as a drafter of Barnet left it. */
export function keepPilot(service: TestService, id: string, title = 'Mediation'): Promise<Held<Pilot>> {
  const records = createRecords({
    pool: service.database.pool,
    producer: 'london',
    now: () => new Date(),
  });
  const by = { account: 'test', role: 'lead-authority', repId: 'london', laCode: BARNET } as const;
  const change = { state: 'consulting', areas: [BARNET, CAMDEN], step: 'keep', reason: null, announces: [] };
  return records.change(by, PILOT, { id }, () => ({ content: pilotOf(id, title), ...change }));
}

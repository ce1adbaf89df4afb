import type { GateChecklist } from '@rep/domain';
import type { HeldDocument } from '../../documents/read-documents.ts';
import type { ToldVersion } from '../../pilots/history-view.ts';
import type { pilotOf } from '../../pilots/read-pilots.ts';
import type { PilotMoney } from './read-money.ts';

/** What a board pack of a pilot is made of. */
export type PilotToPrint = Pick<Awaited<ReturnType<typeof pilotOf>>, 'partnership' | 'held'> & {
  readonly checklist: GateChecklist;
  readonly history: readonly ToldVersion[];
  readonly documents: readonly HeldDocument[];
  /** Null for whoever may not read it. */
  readonly money: PilotMoney | null;
};

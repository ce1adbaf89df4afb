import { PRODUCERS, type Producer } from '@rep/contracts';
import { ROLES, type Role } from '../roles.ts';
import { type Actor, mayDo } from './access.ts';
import { EVIDENCE_KINDS } from './evidence-kinds.ts';

/** Whom the figures are about or who look at one setting: they have pages of their own. */
const OUTSIDE: readonly Role[] = ['setting', 'parent-carer-forum'];

/** The one table of who is let into which room of the shared evidence. */
const ROOMS = {
  /** Published figures, areas, partnerships, and records as far as their sight goes. */
  figures: ROLES.filter((role) => !OUTSIDE.includes(role)),
  /** What became of every event, and what is in quarantine. */
  conservation: ['dfe-policy', 'evaluator', 'auditor', 'operator'],
  /** Digests of every version of every record, by which copies are compared. */
  digests: ROLES.filter((role) => mayDo(role, 'records.reconcile')),
} as const satisfies Record<string, readonly Role[]>;
export type EvidenceRoom = keyof typeof ROOMS;

export const rolesIn = (room: EvidenceRoom): readonly Role[] => ROOMS[room];
export const mayEnterEvidence = (role: Role, room: EvidenceRoom): boolean => rolesIn(room).includes(role);

/** What of other partnerships' records is public, by state. */
type PublicRecords = {
  /** From the first version in such a state on, whatever follows: what is registered stays so. */
  readonly since: Readonly<Record<string, readonly string[]>>;
  /** Only the versions in such a state: a draft of the next version is not. */
  readonly within: Readonly<Record<string, readonly string[]>>;
};
const PILOTS: PublicRecords['since'] = { pilot: ['registered', 'live', 'paused', 'refined', 'ended'] };
const FROZEN_VARIANTS: PublicRecords['within'] = { variant: ['frozen'] };

/** Which records somebody sees. */
export type EvidenceSight = {
  /** Whose records in any state, if their kind is among `kinds`. */
  readonly whole: readonly Producer[];
  readonly kinds: readonly string[];
  /** Everybody else's. */
  readonly public: PublicRecords;
};

const WATCH_ALL: readonly Role[] = ['dfe-policy', 'delivery-partner', 'auditor'];
/** They answer for figures, not for what is being prepared. */
const FIGURES_ONLY: readonly Role[] = ['researcher', 'operator'];

function wholeOf({ role, repId }: Actor): readonly Producer[] {
  if (FIGURES_ONLY.includes(role)) return [];
  if (repId !== null) return [repId, 'national'];
  return WATCH_ALL.includes(role) ? PRODUCERS : ['national'];
}

/** A partnership sees its own, the national service's and what others have made public; DfE policy and those who watch, all. */
export function evidenceSight(actor: Actor): EvidenceSight {
  const kinds = Object.entries(EVIDENCE_KINDS).filter(
    ([, { read, partOf }]) => mayDo(actor.role, read) && !partOf?.includes(actor.role),
  );
  return {
    whole: wholeOf(actor),
    kinds: kinds.map(([kind]) => kind),
    public: { since: PILOTS, within: FIGURES_ONLY.includes(actor.role) ? {} : FROZEN_VARIANTS },
  };
}

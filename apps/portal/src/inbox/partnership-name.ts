import type { RepId } from '@rep/contracts';
import { PROGRAMME } from '@rep/domain';

const NAMES = new Map(PROGRAMME.map(({ rep_id, region_name }) => [rep_id, region_name]));

/** A partnership in a few words: its region. */
export const partnershipName = (repId: RepId): string => NAMES.get(repId) ?? repId;

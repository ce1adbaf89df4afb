import { PROGRAMME } from '@rep/domain';

/** A partnership as people know it, by its short name in addresses. */
export const partnershipName = (repId: string): string =>
  PROGRAMME.find(({ rep_id }) => rep_id === repId)?.name ?? repId;

import { LADDER_NOTE, LADDER_POSITION } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';

const AUTHORITIES: readonly string[] = ['lead-authority', 'member-authority'];
/** Roles that are shown where their own area stands and no other. */
export const isOwnOnly = (role: string): boolean => AUTHORITIES.includes(role);

/** Where areas stand, in the order of their codes and never of their rungs. An authority is shown its own. */
export const listPositionsProcedure = ({ records }: RepServices) =>
  procedureFor('ladder.read').query(async ({ ctx: { caller } }) => {
    const filter = isOwnOnly(caller.role) ? { area: caller.laCode ?? 'none' } : {};
    const positions = await records.list(LADDER_POSITION, filter);
    return { note: LADDER_NOTE, positions: [...positions].sort((a, b) => (a.id < b.id ? -1 : 1)) };
  });

import type { Person } from '@rep/domain';
import type { Caller } from './caller.ts';

/** Who takes a step, as the rules see it: an account, never a name. */
export const personOf = ({ subject: account, role, repId, laCode }: Caller): Person => ({
  account,
  role,
  repId,
  laCode,
});

import { ROLES, type Role } from '@rep/domain';

/** Roles of the people whom the figures are about or who look at one setting: they have pages of their own. */
const OUTSIDE: readonly Role[] = ['setting', 'parent-carer-forum'];

/** Evidence is shared: whoever may read it may read all of it. It is published or made from published figures. */
export const EVIDENCE_READERS: ReadonlySet<Role> = new Set(ROLES.filter((role) => !OUTSIDE.includes(role)));

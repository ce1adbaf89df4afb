import type { RepId } from '@rep/contracts';
import type { Role } from '../roles.ts';

/** Who takes a step. `account` is an opaque id, never a name; `laCode` is the authority (GSS code) the person acts for. */
export type Person = {
  readonly account: string;
  readonly role: Role;
  readonly repId: RepId | null;
  readonly laCode: string | null;
};

import { ROLES, type Role } from '@rep/domain';

const EVERYBODY_BUT_THE_OPERATOR = ROLES.filter((role) => role !== 'operator');

/** Rooms of the portal and who may enter. The services decide again on every call: this only spares a dead end. */
const ROOMS = {
  home: ROLES,
  partnerships: ROLES,
  pilots: EVERYBODY_BUT_THE_OPERATOR,
  'start-pilot': ['lead-authority'],
  measures: ROLES,
  'data-sets': ['researcher', 'evaluator', 'dfe-policy', 'operator', 'lead-authority'],
  conservation: ['evaluator', 'auditor', 'operator', 'dfe-policy'],
} as const satisfies Record<string, readonly Role[]>;
export type Room = keyof typeof ROOMS;

export function mayEnter(role: Role, room: Room): boolean {
  const roles: readonly Role[] = ROOMS[room];
  return roles.includes(role);
}

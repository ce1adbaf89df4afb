export { ROLES, type Role } from './roles.ts';

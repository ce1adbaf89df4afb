import type { Pilot, Role } from '@rep/domain';
import { mayEnter } from '../http/access.ts';

const STANDARDS = 'national-standards';

/** The rooms of a pilot that this role may enter, beside its own page. */
export function roomLinks({ strand }: Pilot, role: Role, href: string) {
  const rooms = [
    { room: 'pilots', at: 'history', text: 'History' },
    ...(strand === STANDARDS
      ? [{ room: 'settings', at: 'settings', text: 'Settings that try it' } as const]
      : []),
  ] as const;
  return rooms
    .filter(({ room }) => mayEnter(role, room))
    .map(({ at, text }) => ({ href: `${href}/${at}`, text }));
}

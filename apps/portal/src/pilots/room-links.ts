import type { Pilot, Role } from '@rep/domain';
import { mayEnter } from '../http/access.ts';

const STANDARDS = 'national-standards';

/** The rooms of a pilot that this role may enter, beside its own page. */
export function roomLinks({ id, repId, strand, approval }: Pilot, role: Role, href: string) {
  const said = `/partnerships/${repId}/co-production/pilot/${id}`;
  const own = (at: string): string => `${href}/${at}`;
  const rooms = [
    { room: 'pilots', to: own('pack'), text: 'Board pack: to print, as a PDF or for a word processor' },
    ...(approval
      ? [{ room: 'pilots', to: own('decision'), text: 'The decision letter of DfE policy' } as const]
      : []),
    { room: 'pilots', to: own('documents'), text: 'Documents' },
    { room: 'pilots', to: own('history'), text: 'History' },
    ...(strand === STANDARDS
      ? [{ room: 'settings', to: own('settings'), text: 'Settings that try it' } as const]
      : []),
    { room: 'pilots', to: own('decisions'), text: 'Decisions on gates' },
    { room: 'pilots', to: own('learning'), text: 'What similar pilots learnt' },
    { room: 'co-production', to: said, text: 'You said, we did: comments of groups on the draft' },
  ] as const;
  return rooms.filter(({ room }) => mayEnter(role, room)).map(({ to, text }) => ({ href: to, text }));
}

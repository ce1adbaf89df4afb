import type { Identity } from '@rep/identity';
import { mayEnter, type Room } from './access.ts';

type Entry = { readonly room: Room; readonly href: string; readonly text: string };

/** Who belongs to a partnership finds it and its pilots; others find the list of all nine. */
const placesOf = ({ repId }: Identity): readonly Entry[] =>
  repId === null
    ? [{ room: 'partnerships', href: '/partnerships', text: 'Partnerships' }]
    : [
        { room: 'partnerships', href: `/partnerships/${repId}`, text: 'Your partnership' },
        { room: 'pilots', href: `/partnerships/${repId}/pilots`, text: 'Pilots' },
        { room: 'plans', href: `/partnerships/${repId}/plans`, text: 'Inclusion plans' },
      ];

const SHARED: readonly Entry[] = [
  { room: 'national', href: '/national', text: 'National rules' },
  { room: 'measures', href: '/measures', text: 'Measures' },
  { room: 'data-sets', href: '/data-sets', text: 'Data sets' },
  { room: 'conservation', href: '/conservation', text: 'Conservation' },
];

/** The rooms this account may enter; the nearest one to the page is marked. */
export function navigationFor(account: Identity | undefined, path: string) {
  if (!account) return [];
  const entries = [...placesOf(account), ...SHARED].filter(({ room }) => mayEnter(account.role, room));
  const inside = entries.filter(({ href }) => path === href || path.startsWith(`${href}/`));
  const nearest = inside.toSorted((a, b) => b.href.length - a.href.length)[0];
  return entries.map((entry) => ({
    href: entry.href,
    text: entry.text,
    current: path === entry.href,
    active: entry === nearest,
  }));
}

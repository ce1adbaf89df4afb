import type { Identity } from '@rep/identity';
import type { FastifyInstance } from 'fastify';
import { mayEnter } from '../http/access.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { readInbox } from '../inbox/read-inbox.ts';
import { PLACES, SHARED } from './places.ts';
import { readStarting } from './read-starting.ts';

type Task = { readonly href: string; readonly title: string; readonly text: string };

const PARTNERSHIPS: Task = {
  href: '/partnerships',
  title: 'See the nine partnerships',
  text: 'Their regions, their authorities and their pilots.',
};

const ownPartnership = (repId: string): readonly Task[] => [
  {
    href: `/partnerships/${repId}`,
    title: 'See your partnership',
    text: 'Its region, its authorities and leads, and the areas it is compared with.',
  },
  {
    href: `/partnerships/${repId}/pilots`,
    title: 'See your pilots',
    text: 'What is being tried, and how far it is.',
  },
];

const placesOf = ({ role }: Identity, repId: string): readonly Task[] =>
  PLACES.filter(({ room }) => mayEnter(role, room)).map(({ path, title, text }) => ({
    ...{ title, text },
    href: `/partnerships/${repId}/${path}`,
  }));

const delegationOf = (repId: string, laCode: string): Task => ({
  href: `/partnerships/${repId}/authorities/${laCode}/delegation`,
  title: 'See your scheme of delegation',
  text: 'Who drafts for your authority, who decides for it, and when.',
});

const startPilot = (repId: string): Task => ({
  href: `/partnerships/${repId}/pilots/new`,
  title: 'Start a pilot',
  text: 'Write a draft: what you want to try, and the question it should answer.',
});

/** What this account can do here, in the order of its work. */
function tasksOf(account: Identity): readonly Task[] {
  const { role, repId, laCode } = account;
  const others = mayEnter(role, 'partnerships') ? [PARTNERSHIPS] : [];
  const own = repId ? ownPartnership(repId) : others;
  const start = repId && mayEnter(role, 'start-pilot') ? [startPilot(repId)] : [];
  const places = repId ? placesOf(account, repId) : [];
  const scheme = repId && laCode && mayEnter(role, 'change-delegation') ? [delegationOf(repId, laCode)] : [];
  return [...own, ...start, ...places, ...scheme, ...SHARED.filter(({ room }) => mayEnter(role, room))];
}

async function showHome(visit: Visit) {
  const [inbox, starting] = await Promise.all([readInbox(visit), readStarting(visit)]);
  const mayBeTold = mayEnter(visit.account.role, 'notifications');
  return visit.page('home.njk', { tasks: tasksOf(visit.account), inbox, starting, mayBeTold });
}

export function homeRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/', visitors(portal, 'home', showHome));
}

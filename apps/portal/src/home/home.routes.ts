import type { Identity } from '@rep/identity';
import type { FastifyInstance } from 'fastify';
import { mayEnter } from '../http/access.ts';
import type { Portal } from '../http/portal.ts';
import { visitors } from '../http/visit.ts';
import { readInbox } from '../inbox/read-inbox.ts';

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

const PLACES = [
  {
    room: 'calendar',
    path: 'calendar',
    title: 'See the calendar',
    text: 'Boards, inclusion plans, starts of areas and outcome windows, also for your own calendar.',
  },
  {
    room: 'variants',
    path: 'variants',
    title: 'See the variants',
    text: 'Your partnership’s own way of each strand, and how it differs from the template and from the others.',
  },
  {
    room: 'plans',
    path: 'plans',
    title: 'See the inclusion plans',
    text: 'What each area plans, how far it is, and whether it lets tailored lists run.',
  },
  {
    room: 'answer-settings',
    path: 'settings',
    title: 'See the standards you are asked to try',
    text: 'What they would ask of your people, and your answer.',
  },
  {
    room: 'give-feedback',
    path: 'feedback',
    title: 'Say what a group thinks of a standard',
    text: 'By group and never by name.',
  },
  {
    room: 'plan-queue',
    path: 'plans/queue',
    title: 'See the plans that wait for Regions Group',
    text: 'To judge against the standards and to decide.',
  },
] as const;
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

const SHARED = [
  {
    room: 'national',
    href: '/national',
    title: 'See what holds for all partnerships',
    text: 'Templates, national standards, changes of the law, halts, the registry and bands.',
  },
  {
    room: 'measures',
    href: '/measures',
    title: 'Look at a measure',
    text: 'One measure for a partnership beside its region and England, as a chart and as a table.',
  },
  {
    room: 'data-sets',
    href: '/data-sets',
    title: 'Download a data set',
    text: 'CSV files in the Department for Education’s open data shape, with a manifest and checksums.',
  },
  {
    room: 'conservation',
    href: '/conservation',
    title: 'Check that nothing was lost',
    text: 'What every producer sent on every day, and what became of it.',
  },
] as const;

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

export function homeRoutes(app: FastifyInstance, portal: Portal): void {
  app.get(
    '/',
    visitors(portal, 'home', async (visit) =>
      visit.page('home.njk', { tasks: tasksOf(visit.account), inbox: await readInbox(visit) }),
    ),
  );
}

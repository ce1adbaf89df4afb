import { MAX_PARTNERSHIPS } from '@rep/domain';
import type { FastifyInstance } from 'fastify';
import { formRoutes } from '../forms/form-routes.ts';
import { formatDay, formatTime } from '../http/format.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { showReading, where } from '../reading/reading-page.ts';
import { registeredOf } from './read-registry.ts';
import { changeMembershipForm, registerForm } from './registry-forms.ts';

async function listRegistry(visit: Visit) {
  const partnerships = await visit.services.national.call((client) => client.partnerships.list.query());
  const full = partnerships.length >= MAX_PARTNERSHIPS;
  const register = { href: '/registry/new', text: 'Register a partnership' };
  return showReading(visit, {
    title: 'Registry of partnerships',
    back: { href: '/national', text: 'Back to what holds for all' },
    intro: [
      full
        ? `All ${MAX_PARTNERSHIPS} partnerships of the programme are registered: there is no tenth.`
        : `The programme has at most ${MAX_PARTNERSHIPS} partnerships.`,
      'A Regional Expert Partnership is not the “SEND and AP Partnership”, which is one authority’s own board of agencies.',
    ],
    buttons: full ? [] : where(visit, 'change-registry', register),
    sections: [
      {
        table: {
          ...{ caption: 'Partnerships', heads: ['Partnership', 'Region', 'Authorities', 'Leads', 'Since'] },
          rows: partnerships.map(({ repId, name, region, members, validFrom }) => [
            { text: name, href: `/registry/${repId}` },
            region.name,
            String(members.length),
            members.filter(({ lead }) => lead).map((member) => member.name),
            formatDay(validFrom),
          ]),
        },
        empty: 'None is registered yet.',
      },
    ],
  });
}

const CHANGES: Readonly<Record<string, string>> = {
  registered: 'Registered with the partnership',
  joined: 'Joined',
  left: 'Left',
  'lead-started': 'Began to lead',
  'lead-ended': 'No longer leads',
};

async function showRegistered(visit: Visit) {
  const { partnership, history, href } = await registeredOf(visit);
  return showReading(visit, {
    title: partnership.name,
    back: { href: '/registry', text: 'Back to the registry' },
    intro: [
      `Registered for the region ${partnership.region.name} since ${formatDay(partnership.validFrom)}.`,
    ],
    buttons: where(visit, 'change-registry', { href: `${href}/change`, text: 'Change its membership' }),
    sections: [
      {
        title: 'Members now',
        table: {
          ...{ caption: `${partnership.members.length} authorities`, heads: ['Authority', 'Codes', 'Lead'] },
          rows: partnership.members.map(({ name, newLaCode, oldLaCode, lead }) => [
            name,
            [newLaCode, oldLaCode],
            lead ? { text: 'Lead', tag: 'blue' } : 'Member',
          ]),
        },
      },
      {
        title: 'History',
        table: {
          ...{ caption: 'Oldest first', heads: ['Authority', 'What changed', 'From', 'Recorded'] },
          rows: history.map(({ name, change, lead, effectiveOn, recordedAt }) => [
            name,
            `${CHANGES[change] ?? change}${lead && (change === 'joined' || change === 'registered') ? ', as a lead' : ''}`,
            formatDay(effectiveOn),
            formatTime(recordedAt),
          ]),
        },
      },
    ],
  });
}

/** Who is in which partnership, since when, and who leads. */
export function registryRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/registry', visitors(portal, 'registry', listRegistry));
  app.get('/registry/:id', visitors(portal, 'registry', showRegistered));
  formRoutes(
    app,
    { portal, room: 'change-registry' },
    {
      '/registry/new': registerForm,
      '/registry/:id/change': changeMembershipForm,
    },
  );
}

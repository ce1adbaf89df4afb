import type { FastifyInstance } from 'fastify';
import { today } from '../delegation/read-scheme.ts';
import { formRoutes } from '../forms/form-routes.ts';
import { mayEnter } from '../http/access.ts';
import { formatTime } from '../http/format.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { showReading, where } from '../reading/reading-page.ts';
import type { Section } from '../reading/sections.ts';
import { versionAsked } from '../standards/read-standards.ts';
import { acrossAreas } from './across-areas.ts';
import { NOT_RAW } from './local-bands.routes.ts';
import { newNationalForm, nextNationalForm } from './national-band-forms.ts';
import { nationalOf, readAllSchemes, readNational } from './read-bands.ts';

async function listNational(visit: Visit) {
  const schemes = await readNational(visit);
  const { repId } = visit.account;
  return showReading(visit, {
    title: 'Bands and tariffs',
    back: { href: '/national', text: 'Back to what holds for all' },
    intro: [NOT_RAW, 'A national scheme gives areas something to map their own bands to.'],
    buttons: where(visit, 'publish-national-bands', {
      ...{ href: '/bands/national/new', text: 'Publish a national scheme' },
    }),
    links: repId ? [{ href: `/partnerships/${repId}/bands`, text: 'See the bands of your partnership' }] : [],
    sections: [
      {
        table: {
          ...{ caption: 'National schemes', heads: ['Scheme', 'Newest version', 'Bands', 'Published'] },
          rows: schemes.map(({ id, content, at }) => [
            { text: content.title, href: `/bands/national/${id}` },
            String(content.version),
            content.bands.map(({ label }) => label),
            formatTime(at),
          ]),
        },
        empty:
          'None is published yet: until DfE policy publishes one, no band of one area can be compared with another’s.',
      },
    ],
  });
}

type Shown = Awaited<ReturnType<typeof nationalOf>>['held'];

async function acrossSections(visit: Visit, content: Shown['content']): Promise<readonly Section[]> {
  const title = 'Areas’ bands by national band';
  if (!mayEnter(visit.account.role, 'measures')) {
    return [{ title, empty: 'Ask an authority: your role does not include the schemes of all areas.' }];
  }
  const { rows, unmapped } = acrossAreas(await readAllSchemes(visit), content, today());
  return [
    {
      title,
      intro: [
        'As each area mapped its own bands to this version. Bands in one row are alike; their prices need not be.',
      ],
      table: {
        ...{ caption: 'Today', heads: ['National band', 'Bands of areas'] },
        rows: rows.map(({ label, bands }) => [label, bands.length > 0 ? bands : 'No area']),
      },
    },
    {
      title: 'Not mapped to this version',
      intro: ['These can be compared with no other area’s.'],
      items: unmapped,
      empty: 'Every band that you may see is mapped to it.',
    },
  ];
}

async function showNational(visit: Visit) {
  const { held, href } = await nationalOf(visit);
  const version = versionAsked(visit);
  const { content } = held.versions.find((each) => each.version === version) ?? held;
  return showReading(visit, {
    title: `${content.title}, version ${content.version}`,
    back: { href: '/bands', text: 'Back to the bands' },
    intro: [NOT_RAW],
    buttons: where(visit, 'publish-national-bands', {
      href: `${href}/next`,
      text: 'Publish the next version',
    }),
    sections: [
      ...(await acrossSections(visit, content)),
      {
        title: 'Versions',
        table: {
          ...{ caption: 'Newest first', heads: ['Version', 'Bands', 'Published'] },
          rows: held.versions
            .toReversed()
            .map((each) => [
              { text: `Version ${each.version}`, href: `${href}?version=${each.version}` },
              each.content.bands.map(({ code, label }) => `${label} (${code})`),
              formatTime(each.at),
            ]),
        },
      },
    ],
  });
}

/** National schemes of bands, and how areas' bands compare by them. */
export function nationalBandRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/bands', visitors(portal, 'bands', listNational));
  app.get('/bands/national/:id', visitors(portal, 'bands', showNational));
  formRoutes(
    app,
    { portal, room: 'publish-national-bands' },
    {
      '/bands/national/new': newNationalForm,
      '/bands/national/:id/next': nextNationalForm,
    },
  );
}

import type { BandEdition } from '@rep/domain';
import type { FastifyInstance } from 'fastify';
import { formRoutes } from '../forms/form-routes.ts';
import { areaName } from '../forms/words-of-values.ts';
import { formatDay, printValue } from '../http/format.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { showReading, where } from '../reading/reading-page.ts';
import type { Section } from '../reading/sections.ts';
import { writeBands } from './band-csv.ts';
import { newSchemeForm, nextEditionForm } from './band-forms.ts';
import { schemeOf, schemesOf } from './read-bands.ts';

export const NOT_RAW =
  'Band 2 of one area is not Band 2 of another: bands are compared only by the national bands they are mapped to.';

async function listSchemes(visit: Visit) {
  const { partnership, repId, schemes, href } = await schemesOf(visit);
  const mine = visit.account.laCode !== null;
  return showReading(visit, {
    title: `Bands and tariffs of ${partnership.name}`,
    back: { href: `/partnerships/${repId}`, text: `Back to ${partnership.name}` },
    intro: [NOT_RAW],
    buttons: mine ? where(visit, 'publish-bands', { href: `${href}/new`, text: 'Publish a scheme' }) : [],
    links: [{ href: '/bands', text: 'See the national schemes, and compare areas by them' }],
    sections: [
      {
        table: {
          ...{ caption: 'Schemes', heads: ['Scheme', 'Area', 'Editions', 'Mapped to'] },
          rows: schemes.map(({ id, content }) => {
            const named = content.editions.at(-1)?.nationalScheme;
            return [
              { text: content.title, href: `${href}/${id}` },
              areaName(content.laCode),
              String(content.editions.length),
              named ? `${named.id}, version ${named.version}` : 'No national scheme',
            ];
          }),
        },
        empty: 'There is none yet: an authority publishes its own.',
      },
    ],
  });
}

const editionSection = ({ validFrom, validTo, bands, nationalScheme }: BandEdition): Section => ({
  title: `From ${formatDay(validFrom)}${validTo ? ` until ${formatDay(validTo)}` : ', with no end yet'}`,
  intro: [
    nationalScheme
      ? `Mapped to version ${nationalScheme.version} of ${nationalScheme.id}.`
      : 'Mapped to no national scheme: these bands can be compared with no other area’s.',
  ],
  table: {
    caption: `${bands.length} bands`,
    heads: ['Band', 'Name', 'Pounds a year', 'When it applies', 'National band'],
    rows: bands.map(({ code, label, poundsPerYear, rule, national }) => [
      code,
      label,
      poundsPerYear === null ? 'No price' : `£${printValue(poundsPerYear)}`,
      rule ?? 'No rule is stated',
      national ?? 'None',
    ]),
  },
});

async function showScheme(visit: Visit) {
  const { held, list, href } = await schemeOf(visit);
  const { content } = held;
  const own = visit.account.laCode === content.laCode;
  return showReading(visit, {
    title: `${content.title}, ${areaName(content.laCode)}`,
    synthetic: held.synthetic,
    back: { href: list, text: 'Back to the bands' },
    intro: [NOT_RAW, 'A band informs funding. It decides no case and is no legal test.'],
    buttons: own
      ? where(visit, 'publish-bands', { href: `${href}/next`, text: 'Publish the next edition' })
      : [],
    links: [{ href: `${href}/bands.csv`, text: 'Download the newest edition (CSV)' }],
    sections: content.editions.toReversed().map(editionSection),
  });
}

async function downloadScheme(visit: Visit) {
  const { held } = await schemeOf(visit);
  return visit.reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${held.id}.csv"`)
    .header('cache-control', 'no-store')
    .send(writeBands(held.content.editions.at(-1)?.bands ?? []));
}

/** Band and tariff schemes of a partnership's areas, each with its editions. */
export function localBandRoutes(app: FastifyInstance, portal: Portal): void {
  const path = '/partnerships/:id/bands';
  app.get(path, visitors(portal, 'bands', listSchemes));
  app.get(`${path}/:scheme`, visitors(portal, 'bands', showScheme));
  app.get(`${path}/:scheme/bands.csv`, visitors(portal, 'bands', downloadScheme));
  formRoutes(
    app,
    { portal, room: 'publish-bands' },
    {
      [`${path}/new`]: newSchemeForm,
      [`${path}/:scheme/next`]: nextEditionForm,
    },
  );
}

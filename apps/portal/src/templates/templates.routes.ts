import { compareTemplates } from '@rep/domain';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { formatTime } from '../http/format.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { showReading, where } from '../reading/reading-page.ts';
import { differenceSection } from './difference-words.ts';
import { templateOf } from './read-template.ts';
import { templateSections } from './template-words.ts';

const NATIONAL = { href: '/national', text: 'Back to what holds for all' };

async function listTemplates(visit: Visit) {
  const templates = await visit.services.national.call((client) => client.templates.list.query());
  return showReading(visit, {
    title: 'Templates of the strands',
    back: NATIONAL,
    intro: [
      'DfE policy publishes a template for every strand. Partnerships vary it within its limits; a live pilot keeps the version it runs under.',
    ],
    links: [{ href: '/variants', text: 'See how the nine partnerships vary them' }],
    sections: [
      {
        table: {
          caption: 'Templates',
          heads: ['Strand', 'Newest version', 'Parameters', 'Published'],
          rows: templates
            .toSorted((a, b) => a.id.localeCompare(b.id))
            .map(({ content, at }) => [
              { text: content.title, href: `/templates/${content.strand}` },
              String(content.version),
              String(content.parameters.length),
              formatTime(at),
            ]),
        },
        empty: 'No template is published yet: they come with the first start of the national service.',
      },
    ],
  });
}

const number = z.coerce.number().int().min(1).max(9999).optional().catch(undefined);
const versionSchema = z.object({ version: number });

async function showTemplate(visit: Visit) {
  const { held, href } = await templateOf(visit);
  const { version } = versionSchema.parse(visit.request.query);
  const shown = held.versions.find((each) => each.version === version) ?? held;
  const versions = held.versions
    .toReversed()
    .map((each) => [
      { text: `Version ${each.version}`, href: `${href}?version=${each.version}` },
      formatTime(each.at),
    ]);
  return showReading(visit, {
    title: `${shown.content.title}, version ${shown.version}`,
    back: { href: '/templates', text: 'Back to the templates' },
    ...(shown.version < held.version && {
      warnings: [`This is an earlier version: the newest is ${held.version}.`],
    }),
    links: [
      ...where(visit, 'change-templates', { href: `${href}/draft`, text: 'Write the next version' }),
      ...(held.version > 1 ? [{ href: `${href}/compare`, text: 'Compare two versions' }] : []),
    ],
    sections: [
      ...templateSections(shown.content),
      {
        title: 'Versions',
        table: { caption: 'Newest first', heads: ['Version', 'Published'], rows: versions },
      },
    ],
  });
}

const compareSchema = z.object({ before: number, after: number });

async function compareVersions(visit: Visit) {
  const { held, href } = await templateOf(visit);
  const chosen = compareSchema.parse(visit.request.query);
  const at = (wanted: number | undefined, otherwise: number) =>
    held.versions.find(({ version }) => version === wanted) ?? held.versions.at(otherwise) ?? held;
  const [before, after] = [at(chosen.before, -2), at(chosen.after, -1)];
  const options = held.versions.map(({ version }) => ({
    value: String(version),
    text: `Version ${version}`,
  }));
  return showReading(visit, {
    title: `Compare versions of ${held.content.title}`,
    back: { href, text: `Back to ${held.content.title}` },
    filter: {
      ...{ action: `${href}/compare`, button: 'Compare' },
      choices: [
        { name: 'before', label: 'One version', options, chosen: String(before.version) },
        { name: 'after', label: 'The other', options, chosen: String(after.version) },
      ],
    },
    sections: [
      differenceSection(
        { before: before.content, after: after.content },
        compareTemplates(before.content, after.content),
      ),
    ],
  });
}

/** The templates of the strands, one of them, and two of its versions. */
export function templateRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/templates', visitors(portal, 'templates', listTemplates));
  app.get('/templates/:strand', visitors(portal, 'templates', showTemplate));
  app.get('/templates/:strand/compare', visitors(portal, 'templates', compareVersions));
}

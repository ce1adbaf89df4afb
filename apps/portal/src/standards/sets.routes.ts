import { type StandardSet, statementKey } from '@rep/domain';
import type { FastifyInstance } from 'fastify';
import { formatTime } from '../http/format.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { showReading, where } from '../reading/reading-page.ts';
import type { Section } from '../reading/sections.ts';
import { setOf } from './read-standards.ts';
import { codeWords, statusTag } from './standard-words.ts';
import { validity } from './statement-page.ts';

const KINDS: Readonly<Record<StandardSet['kind'], { readonly text: string; readonly tag: string }>> = {
  test: { text: 'Test set', tag: 'light-blue' },
  national: { text: 'National set', tag: 'green' },
};

async function listSets(visit: Visit) {
  const sets = await visit.services.national.call((client) => client.standards.sets.list.query());
  return showReading(visit, {
    title: 'Sets of statements',
    back: { href: '/standards', text: 'Back to the catalogue' },
    intro: ['A plan is signed off against a version of a set; a newer version does not end a sign-off.'],
    buttons: where(visit, 'publish-standards', { href: '/standards/sets/new', text: 'Publish a new set' }),
    sections: [
      {
        table: {
          ...{ caption: 'Sets', heads: ['Set', 'Kind', 'Newest version', 'Statements', 'In effect'] },
          rows: sets.map(({ content }) => [
            { text: content.title, href: `/standards/sets/${content.id}` },
            KINDS[content.kind],
            String(content.version),
            String(content.statements.length),
            validity(content.effectiveFrom, content.effectiveTo),
          ]),
        },
        empty: 'There is none yet: publish the first from the statements of the catalogue.',
      },
    ],
  });
}

type Shown = Awaited<ReturnType<typeof setOf>>['held'];
const link = ({ id, version }: { readonly id: string; readonly version: number }) => ({
  text: statementKey({ id, version }),
  href: `/standards/statements/${id}?version=${version}`,
});

function changesOf({ changes }: Shown): readonly Section[] {
  if (!changes) return [];
  const items = [
    ...changes.added.map((ref) => [{ text: 'Added', tag: 'green' }, link(ref)]),
    ...changes.removed.map((ref) => [{ text: 'Taken out', tag: 'red' }, link(ref)]),
    ...changes.moved.map(({ id, from, to }) => [
      { text: 'Another version', tag: 'blue' },
      link({ id, version: from }),
      link({ id, version: to }),
    ]),
  ];
  const title = 'What it changed against the version before';
  return [{ title, items, empty: 'Nothing but its title, dates or source.' }];
}

async function showSet(visit: Visit) {
  const { held, href } = await setOf(visit);
  const { content } = held;
  return showReading(visit, {
    title: `${content.title}, version ${content.version}`,
    back: { href: '/standards/sets', text: 'Back to the sets' },
    links: [
      { href: `/standards/statements.csv?set=${content.id}`, text: 'Download the newest version (CSV)' },
      ...where(visit, 'publish-standards', { href: `${href}/next`, text: 'Publish the next version' }),
    ],
    sections: [
      {
        summary: [
          ['Kind', KINDS[content.kind]],
          ['In effect', validity(content.effectiveFrom, content.effectiveTo)],
          ['Source', content.source],
        ],
      },
      {
        title: 'Statements',
        table: {
          caption: `${held.statements.length} statements`,
          heads: ['Statement', 'Version', 'Who provides', 'Status'],
          rows: held.statements.map((each) => [
            { text: each.title, href: link(each).href },
            String(each.version),
            codeWords(each.provider),
            statusTag(each.status),
          ]),
        },
      },
      ...changesOf(held),
      {
        title: 'Versions',
        table: {
          ...{ caption: 'Newest first', heads: ['Version', 'Published'] },
          rows: held.versions
            .toReversed()
            .map(({ version, at }) => [
              { text: `Version ${version}`, href: `${href}?version=${version}` },
              formatTime(at),
            ]),
        },
      },
    ],
  });
}

/** The sets of statements, and one of them. */
export function setRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/standards/sets', visitors(portal, 'standards', listSets));
  app.get('/standards/sets/:id', visitors(portal, 'standards', showSet));
}

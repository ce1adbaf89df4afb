import type { Statement } from '@rep/domain';
import { formatDay, formatTime } from '../http/format.ts';
import type { Visit } from '../http/visit.ts';
import { showReading, where } from '../reading/reading-page.ts';
import type { Section } from '../reading/sections.ts';
import { statementOf, versionAsked } from './read-standards.ts';
import { codesWords, codeWords, statusTag } from './standard-words.ts';

const until = (day: string | null): string => (day === null ? 'no end' : `until ${formatDay(day)}`);
export const validity = (from: string, to: string | null): string => `From ${formatDay(from)}, ${until(to)}`;

const sectionOf = (statement: Statement): Section => ({
  summary: [
    ['What is expected', statement.expectation],
    ['Areas of need', codesWords(statement.areasOfNeed)],
    ['Phases', codesWords(statement.phases)],
    ['Tiers', codesWords(statement.tiers)],
    ['Who provides', codeWords(statement.provider)],
    ['Paid from', codeWords(statement.budget)],
    ['Strength of evidence', codeWords(statement.evidence)],
    ['Practice guide', statement.practiceGuide ? codeWords(statement.practiceGuide) : 'None'],
    ['Status', statusTag(statement.status)],
    ['In effect', validity(statement.effectiveFrom, statement.effectiveTo)],
    ['Source', statement.source],
    ['The authority’s duty', statement.dutyNote],
  ],
});

/** A statement in one of its versions, with the ways to where it came from and to its next version. */
export async function showStatement(visit: Visit) {
  const { held, href } = await statementOf(visit);
  const version = versionAsked(visit);
  const shown = held.versions.find((each) => each.version === version) ?? held;
  const { content } = shown;
  const chain = `/standards/chain/statement/${content.id}.v${content.version}`;
  return showReading(visit, {
    title: `${content.title}, version ${shown.version}`,
    back: { href: '/standards', text: 'Back to the catalogue' },
    ...(shown.version < held.version && {
      warnings: [`This is an earlier version: the newest is ${held.version}.`],
    }),
    links: [
      ...where(visit, 'chain', { href: chain, text: 'See where it came from, and what came of it' }),
      ...where(visit, 'propose-standards', { href: `${href}/propose`, text: 'Propose a change' }),
      ...where(visit, 'publish-standards', { href: `${href}/next`, text: 'Publish the next version' }),
    ],
    sections: [
      sectionOf(content),
      {
        title: 'Versions',
        table: {
          ...{ caption: 'Newest first', heads: ['Version', 'Status', 'Published'] },
          rows: held.versions
            .toReversed()
            .map((each) => [
              { text: `Version ${each.version}`, href: `${href}?version=${each.version}` },
              statusTag(each.content.status),
              formatTime(each.at),
            ]),
        },
      },
    ],
  });
}

import { S42_NOTE, type Statement } from '@rep/domain';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { type Choice, showReading, where } from '../reading/reading-page.ts';
import type { Cell } from '../reading/sections.ts';
import { importedWords } from './import-form.ts';
import { readCatalogue } from './read-standards.ts';
import { CODES, codesOf, codeWords, optionsOf, statusTag } from './standard-words.ts';

const asked = <T extends string>(codes: readonly T[]) => z.enum(codes).optional().catch(undefined);
const filterSchema = z.object({
  need: asked(CODES.areasOfNeed),
  phase: asked(CODES.phases),
  tier: asked(CODES.tiers),
});
type Filter = z.infer<typeof filterSchema>;

const fits = ({ areasOfNeed, phases, tiers }: Statement, { need, phase, tier }: Filter): boolean =>
  (!need || areasOfNeed.includes(need)) &&
  (!phase || phases.includes(phase)) &&
  (!tier || tiers.includes(tier));

const choice = (name: string, label: string, codes: readonly string[], chosen = ''): Choice => ({
  ...{ name, label, chosen },
  options: [{ value: '', text: 'All' }, ...optionsOf(codes)],
});

const rowOf = (statement: Statement): readonly Cell[] => [
  { text: statement.title, href: `/standards/statements/${statement.id}` },
  String(statement.version),
  codesOf(statement.areasOfNeed, CODES.areasOfNeed, 'All areas of need'),
  codesOf(statement.phases, CODES.phases, 'All phases'),
  codesOf(statement.tiers, CODES.tiers, 'All tiers'),
  codeWords(statement.provider),
  statusTag(statement.status),
];

async function showCatalogue(visit: Visit) {
  const filter = filterSchema.parse(visit.request.query);
  const all = await readCatalogue(visit);
  const found = all.filter((statement) => fits(statement, filter));
  const done = importedWords(visit);
  return showReading(visit, {
    title: 'National standards',
    back: { href: '/national', text: 'Back to what holds for all' },
    ...(done && { done }),
    intro: ['What is ordinarily expected, of whom, and what that rests on.', S42_NOTE],
    filter: {
      ...{ action: '/standards', button: 'Show' },
      choices: [
        choice('need', 'Area of need', CODES.areasOfNeed, filter.need),
        choice('phase', 'Phase', CODES.phases, filter.phase),
        choice('tier', 'Tier', CODES.tiers, filter.tier),
      ],
    },
    links: [
      { href: '/standards/sets', text: 'See the sets of statements' },
      { href: '/standards/proposals', text: 'See the proposed changes' },
      { href: '/standards/statements.csv', text: 'Download the catalogue (CSV)' },
      ...where(
        visit,
        'publish-standards',
        { href: '/standards/new', text: 'Publish a new statement' },
        { href: '/standards/import', text: 'Take in a file of statements (CSV)' },
      ),
    ],
    sections: [
      {
        table: {
          ...{ caption: `${found.length} of ${all.length} statements`, wide: true },
          heads: ['Statement', 'Version', 'Areas of need', 'Phases', 'Tiers', 'Who provides', 'Status'],
          rows: found.map(rowOf),
        },
        empty: 'No statement fits: choose “All” in one of the lists.',
      },
    ],
  });
}

const exportSchema = z.object({ set: z.string().max(60).optional() });

/** The catalogue, or the statements of a set, as a file that the import takes again. */
async function downloadCatalogue(visit: Visit) {
  const { set } = exportSchema.parse(visit.request.query);
  const { fileName, csv } = await visit.services.national.call((client) =>
    client.standards.statements.exportCsv.query(set ? { setId: set } : {}),
  );
  return visit.reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .header('cache-control', 'no-store')
    .send(csv);
}

/** The catalogue of statements, on a page and as a file. */
export function catalogueRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/standards', visitors(portal, 'standards', showCatalogue));
  app.get('/standards/statements.csv', visitors(portal, 'standards', downloadCatalogue));
}

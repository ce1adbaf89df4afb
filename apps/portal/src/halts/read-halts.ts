import { strandHaltSchema } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import { z } from 'zod';
import { mayEnter } from '../http/access.ts';
import type { Visit } from '../http/visit.ts';
import { readTemplates } from '../variants/read-variants.ts';

const PAGE = 200;
const pilotSchema = z.object({
  ...{ id: z.string(), repId: z.string(), title: z.string(), strand: z.string() },
  areas: z.array(
    z.object({ laCode: z.string(), state: z.string(), holds: z.array(z.object({ cause: z.string() })) }),
  ),
});
const pageSchema = z.object({
  configuration: z.array(z.object({ cursor: z.string(), content: pilotSchema })),
});
type Page = z.infer<typeof pageSchema>;
const QUERY = `query StrandPilots($first: Int!, $after: String) {
  configuration(kind: "pilot", first: $first, after: $after) { cursor content }
}`;
export type AreaOfStrand = z.infer<typeof pilotSchema>['areas'][number] &
  Omit<z.infer<typeof pilotSchema>, 'areas'>;

/** Every area of a strand that is live or paused, as far as the visitor may see; null for who sees no evidence. */
export async function readAreas(
  { services, account }: Visit,
  strand: string,
): Promise<readonly AreaOfStrand[] | null> {
  if (!mayEnter(account.role, 'measures')) return null;
  const pilots: Page['configuration'] = [];
  let page: Page['configuration'];
  do {
    const after = pilots.at(-1)?.cursor ?? null;
    page = (await services.evidence(QUERY, { first: PAGE, after }, pageSchema)).configuration;
    pilots.push(...page);
  } while (page.length === PAGE);
  return pilots
    .map(({ content }) => content)
    .filter((pilot) => pilot.strand === strand)
    .flatMap(({ areas, ...pilot }) => areas.map((area) => ({ ...pilot, ...area })))
    .filter(({ state }) => state === 'live' || state === 'paused');
}

const historySchema = z.object({
  configurationHistory: z.array(
    z.object({ step: z.string(), reason: z.string().nullable(), recordedAt: z.string() }),
  ),
});

/** Every halt of a strand and every end of one, oldest first. */
export async function readHaltHistory({ services, account }: Visit, strand: string) {
  if (!mayEnter(account.role, 'measures')) return null;
  const query = `query Halts($id: ID!) {
    configurationHistory(producer: "national", kind: "strand-halt", id: $id) { step reason recordedAt } }`;
  return (await services.evidence(query, { id: strand }, historySchema)).configurationHistory;
}

/** Every strand with its halt, if there ever was one. */
export async function readStrands({ services }: Visit) {
  const [templates, halts] = await Promise.all([
    readTemplates(services.national),
    services.national.call((client) => client.halts.list.query()),
  ]);
  return templates.map(({ strand, title }) => {
    const held = halts.find(({ id }) => id === strand);
    return { strand, title, held, halted: held?.content.halted ?? null };
  });
}

const paramsSchema = z.object({ strand: strandHaltSchema.shape.strand });

/** The strand of the address. Throws HttpProblem 404 for one that has no template. */
export async function strandOf(visit: Visit) {
  const wanted = paramsSchema.safeParse(visit.request.params).data?.strand;
  const found = (await readStrands(visit)).find(({ strand }) => strand === wanted);
  if (found) return { ...found, href: `/halts/${found.strand}` };
  throw new HttpProblem(404, 'Choose a strand from the list: there is none of that name.');
}

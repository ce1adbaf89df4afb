import { bandSchemeSchema, nationalBandsSchema } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import { z } from 'zod';
import type { Visit } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';

const PAGE = 200;
const pageSchema = z.object({
  configuration: z.array(z.object({ cursor: z.string(), content: bandSchemeSchema })),
});
type Page = z.infer<typeof pageSchema>['configuration'];
const QUERY = `query BandSchemes($first: Int!, $after: String) {
  configuration(kind: "band-scheme", first: $first, after: $after) { cursor content }
}`;

/** The band schemes of all areas that the visitor may see. */
export async function readAllSchemes({ services }: Visit) {
  const all: Page = [];
  let page: Page;
  do {
    const after = all.at(-1)?.cursor ?? null;
    page = (await services.evidence(QUERY, { first: PAGE, after }, pageSchema)).configuration;
    all.push(...page);
  } while (page.length === PAGE);
  return all.map(({ content }) => content);
}

/** The national schemes, each in its newest version. */
export const readNational = ({ services }: Visit) =>
  services.national.call((client) => client.nationalBands.list.query());

const idSchema = z.object({ id: nationalBandsSchema.shape.id });

/** The national scheme of the address with all its versions. */
export async function nationalOf(visit: Visit) {
  const params = idSchema.safeParse(visit.request.params);
  if (!params.success) {
    throw new HttpProblem(404, 'Choose a national scheme from the list: there is none of that name.');
  }
  const { id } = params.data;
  const held = await visit.services.national.call((client) => client.nationalBands.show.query({ id }));
  return { held, href: `/bands/national/${id}` };
}

/** The partnership of the address with its schemes. */
export async function schemesOf(visit: Visit) {
  const repId = partnershipIdOf(visit);
  const service = visit.services.partnership(repId);
  const [partnership, schemes] = await Promise.all([
    service.profile(),
    service.call((client) => client.standards.bands.list.query({})),
  ]);
  return { repId, service, partnership, schemes, href: `/partnerships/${repId}/bands` };
}

const schemeSchema = z.object({ scheme: z.string() });

/** One scheme of the partnership of the address. Throws HttpProblem 404 where there is none. */
export async function schemeOf(visit: Visit) {
  const found = await schemesOf(visit);
  const wanted = schemeSchema.parse(visit.request.params).scheme;
  const held = found.schemes.find(({ id }) => id === wanted);
  if (held) return { ...found, held, list: found.href, href: `${found.href}/${held.id}` };
  throw new HttpProblem(404, 'Choose a scheme from the list: there is none of that name.');
}

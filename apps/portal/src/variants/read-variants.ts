import { type Variant, variantSchema } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import { z } from 'zod';
import type { Visit } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
import type { Evidence } from '../services/evidence.ts';
import type { NationalService } from '../services/national.ts';

/** The newest version of every strand's template, as DfE policy published it. */
export const readTemplates = async (national: NationalService) =>
  (await national.call((client) => client.templates.list.query())).map(({ content }) => content);

/** One strand's template. Throws HttpProblem 404 for a strand that has none. */
export async function readTemplate(national: NationalService, strand: string) {
  const template = (await readTemplates(national)).find((each) => each.strand === strand);
  if (template) return template;
  throw new HttpProblem(404, 'Choose a strand from the list: no template of this one is published.');
}

const PAGE = 200;
const pageSchema = z.object({
  configuration: z.array(z.object({ cursor: z.string(), content: variantSchema })),
});
const QUERY = `query Variants($first: Int!, $after: String) {
  configuration(kind: "variant", first: $first, after: $after) { cursor content }
}`;

/** The variants of all partnerships, as each told of them. */
export async function readAllVariants(evidence: Evidence): Promise<readonly Variant[]> {
  const variants: Variant[] = [];
  let after: string | null = null;
  do {
    const { configuration }: z.infer<typeof pageSchema> = await evidence(
      QUERY,
      { first: PAGE, after },
      pageSchema,
    );
    variants.push(...configuration.map(({ content }) => content));
    after = configuration.length === PAGE ? (configuration.at(-1)?.cursor ?? null) : null;
  } while (after !== null);
  return variants;
}

const idSchema = z.object({ variant: z.uuid() });

/** The variant of the address with its template, its partnership and the service that keeps it. */
export async function variantOf(visit: Visit) {
  const repId = partnershipIdOf(visit);
  const params = idSchema.safeParse(visit.request.params);
  if (!params.success)
    throw new HttpProblem(404, 'Choose a variant from the list: there is none at this address.');
  const variantId = params.data.variant;
  const service = visit.services.partnership(repId);
  const [partnership, held] = await Promise.all([
    service.profile(),
    service.call((client) => client.variants.show.query({ variantId })),
  ]);
  const template = await readTemplate(visit.services.national, held.content.strand);
  return {
    repId,
    service,
    partnership,
    held,
    template,
    href: `/partnerships/${repId}/variants/${variantId}`,
  };
}

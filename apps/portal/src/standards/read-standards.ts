import { proposalSchema, standardSetSchema, statementSchema } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import { z } from 'zod';
import type { Visit } from '../http/visit.ts';

/** The newest version of every statement, by title. */
export const readCatalogue = async ({ services }: Visit) =>
  (await services.national.call((client) => client.standards.statements.list.query()))
    .map(({ content }) => content)
    .toSorted((a, b) => a.title.localeCompare(b.title));

/** The id of the address. Throws HttpProblem 404 for what can be none. */
function idOf({ request }: Visit, schema: z.ZodType<string>, todo: string): string {
  const params = z.object({ id: schema }).safeParse(request.params);
  if (params.success) return params.data.id;
  throw new HttpProblem(404, todo);
}

/** The statement of the address with all its versions. */
export async function statementOf(visit: Visit) {
  const todo = 'Choose a statement from the catalogue: there is none of that name.';
  const id = idOf(visit, statementSchema.shape.id, todo);
  const held = await visit.services.national.call((client) => client.standards.statements.show.query({ id }));
  return { held, href: `/standards/statements/${id}` };
}

const versionSchema = z.object({
  version: z.coerce.number().int().min(1).max(999).optional().catch(undefined),
});
/** The version that the address asks for. */
export const versionAsked = ({ request }: Visit): number | undefined =>
  versionSchema.parse(request.query).version;

/** The set of the address, in the version that it asks for. */
export async function setOf(visit: Visit) {
  const id = idOf(
    visit,
    standardSetSchema.shape.id,
    'Choose a set from the list: there is none of that name.',
  );
  const version = versionAsked(visit);
  const held = await visit.services.national.call((client) =>
    client.standards.sets.show.query({ id, ...(version !== undefined && { version }) }),
  );
  return { held, href: `/standards/sets/${id}` };
}

/** The proposal of the address with all its versions. */
export async function proposalOf(visit: Visit) {
  const todo = 'Choose a proposal from the list: there is none at this address.';
  const id = idOf(visit, proposalSchema.shape.id, todo);
  const held = await visit.services.national.call((client) => client.standards.proposals.show.query({ id }));
  return { held, id, href: `/standards/proposals/${id}` };
}
export type FoundProposal = Awaited<ReturnType<typeof proposalOf>>;

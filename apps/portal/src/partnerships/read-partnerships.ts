import { HttpProblem } from '@rep/service-kit';
import { z } from 'zod';
import type { Evidence } from '../services/evidence.ts';

const namedSchema = z.object({ code: z.string(), name: z.string() });
const authoritySchema = namedSchema.extend({
  oldCode: z.string().nullable(),
  codes: z.array(z.object({ code: z.string() })),
});
const partnershipSchema = z.object({
  id: z.string(),
  name: z.string(),
  region: namedSchema,
  members: z.array(z.object({ lead: z.boolean(), authority: authoritySchema })),
});
export type Partnership = z.infer<typeof partnershipSchema>;

const FIELDS = 'id name region { code name } members { lead authority { code name oldCode codes { code } } }';

const listSchema = z.object({ partnerships: z.array(partnershipSchema) });
export const readPartnerships = async (evidence: Evidence): Promise<readonly Partnership[]> =>
  (await evidence(`query Partnerships { partnerships { ${FIELDS} } }`, {}, listSchema)).partnerships;

const oneSchema = z.object({ partnership: partnershipSchema.nullable() });
/** Throws HttpProblem 404 for an id that no partnership has. */
export async function readPartnership(evidence: Evidence, id: string): Promise<Partnership> {
  const query = `query Partnership($id: ID!) { partnership(id: $id) { ${FIELDS} } }`;
  const { partnership } = await evidence(query, { id }, oneSchema);
  if (partnership) return partnership;
  throw new HttpProblem(404, 'Choose a partnership from the list: there is none of that name.');
}

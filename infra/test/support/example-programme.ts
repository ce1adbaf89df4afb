import { z } from 'zod';
import { askEvidence, tokenFor } from './evidence-client.ts';
import { endpointOf } from './launched.ts';

const versionSchema = z.object({
  ...{ producer: z.string(), id: z.string(), version: z.number(), state: z.string() },
  synthetic: z.boolean(),
});
const areaSchema = z.object({
  laCode: z.string(),
  state: z.string(),
  holds: z.array(z.object({ cause: z.string() })),
});
const pilotSchema = versionSchema.extend({
  content: z.object({
    ...{ title: z.string(), strand: z.string(), cycle: z.number(), successor: z.string().nullable() },
    areas: z.array(areaSchema),
  }),
});
const programmeSchema = z.object({
  pilots: z.array(pilotSchema),
  plans: z.array(versionSchema),
  schemes: z.array(versionSchema),
});

const FIELDS = 'producer id version state synthetic';
const PROGRAMME = `query Programme {
  pilots: configuration(kind: "pilot", first: 200) { ${FIELDS} content }
  plans: configuration(kind: "inclusion-plan", first: 200) { ${FIELDS} }
  schemes: configuration(kind: "delegation", first: 200) { ${FIELDS} }
}`;

/** The records of all partnerships, as the evidence service tells DfE policy of them. */
export const programmeOf = (data: string): Promise<z.infer<typeof programmeSchema>> =>
  askEvidence(data, programmeSchema, { query: PROGRAMME }, 'dfe-policy');

const answerSchema = z.object({ result: z.object({ data: z.unknown() }) });
type Asked = { readonly account: string; readonly procedure: string; readonly input?: unknown };

/** What London's service answers an account, over HTTP. */
export async function askLondon(data: string, { account, procedure, input }: Asked): Promise<unknown> {
  const url = new URL(`/trpc/${procedure}`, endpointOf(data, 'rep-london')?.url);
  if (input !== undefined) url.searchParams.set('input', JSON.stringify(input));
  const authorization = `Bearer ${await tokenFor(data, 'rep-london', account)}`;
  const answer = await fetch(url, { headers: { authorization } });
  return answerSchema.parse(await answer.json()).result.data;
}

import { HttpProblem } from '@rep/service-kit';
import { z } from 'zod';
import type { Visit } from '../http/visit.ts';
import { pilotOf } from '../pilots/read-pilots.ts';

const paramsSchema = z.object({ urn: z.string() });

/** The invitation of the address with its pilot. Throws HttpProblem 404 for one that the visitor does not see. */
export async function agreementOf(visit: Visit) {
  const found = await pilotOf(visit);
  const pilotId = found.held.id;
  const { urn } = paramsSchema.parse(visit.request.params);
  const all = await found.service.call((client) => client.standards.settings.list.query({ pilotId }));
  const agreement = all.find(({ content }) => content.urn === urn);
  if (!agreement) throw new HttpProblem(404, 'Choose a setting from the list: this one is not invited.');
  const list = `${found.href}/settings`;
  return { ...found, pilotId, agreement, list, at: `${list}/${urn}` };
}

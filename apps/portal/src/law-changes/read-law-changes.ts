import { HttpProblem } from '@rep/service-kit';
import { z } from 'zod';
import type { Visit } from '../http/visit.ts';

export const readLawChanges = ({ services }: Visit) =>
  services.national.call((client) => client.lawChanges.list.query());

const paramsSchema = z.object({ id: z.string() });

/** The change of the law of the address. Throws HttpProblem 404 where there is none. */
export async function lawChangeOf(visit: Visit) {
  const { id } = paramsSchema.parse(visit.request.params);
  const held = (await readLawChanges(visit)).find((each) => each.id === id);
  if (held) return { held, href: `/law-changes/${held.id}` };
  throw new HttpProblem(404, 'Choose a change of the law from the list: there is none of that name.');
}

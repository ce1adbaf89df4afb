import { templateSchema } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import { z } from 'zod';
import type { Visit } from '../http/visit.ts';

const paramsSchema = z.object({ strand: templateSchema.shape.strand });

/** The template of the address with all its versions, oldest first. Throws HttpProblem 404 for what can be none. */
export async function templateOf(visit: Visit) {
  const params = paramsSchema.safeParse(visit.request.params);
  if (!params.success) {
    throw new HttpProblem(404, 'Choose a strand from the list: there is none of that name.');
  }
  const { strand } = params.data;
  const held = await visit.services.national.call((client) => client.templates.show.query({ strand }));
  return { strand, held, href: `/templates/${strand}` };
}

/** The template of the address and the draft of its next version, if one is being written. */
export async function draftOf(visit: Visit) {
  const found = await templateOf(visit);
  const { strand } = found;
  const draft = await visit.services.national.call((client) => client.templates.showDraft.query({ strand }));
  return { ...found, draft };
}

/** As `draftOf`, for the pages that need a draft. Throws HttpProblem 404 where there is none. */
export async function writtenDraftOf(visit: Visit) {
  const { draft, ...found } = await draftOf(visit);
  if (draft) return { ...found, draft, href: `${found.href}/draft`, template: found.href };
  throw new HttpProblem(404, 'Start a draft from the page of the strand: none is being written.');
}
export type WrittenDraft = Awaited<ReturnType<typeof writtenDraftOf>>;

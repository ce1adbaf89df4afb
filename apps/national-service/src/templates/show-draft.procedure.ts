import { TEMPLATE_DRAFT, TEMPLATE_KIND, templateSchema } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

/** The draft of a strand's next version, or null where none is being written: one that was published is none any more. */
export const showDraftProcedure = ({ records }: NationalServices) =>
  procedureFor('templates.publish')
    .input(templateSchema.pick({ strand: true }))
    .query(async ({ input: { strand } }) => {
      const [draft, published] = await Promise.all([
        records.find(TEMPLATE_DRAFT, strand),
        records.find(TEMPLATE_KIND, strand),
      ]);
      return draft && draft.content.version > (published?.content.version ?? 0) ? draft : null;
    });

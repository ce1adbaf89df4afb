import { TEMPLATE_KIND, templateSchema } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

/** A strand's template with all its versions, oldest first. */
export const showTemplateProcedure = ({ records }: NationalServices) =>
  procedureFor('templates.read')
    .input(templateSchema.pick({ strand: true }))
    .query(async ({ input }) => ({
      ...(await records.get(TEMPLATE_KIND, input.strand)),
      versions: await records.history(TEMPLATE_KIND, input.strand),
    }));

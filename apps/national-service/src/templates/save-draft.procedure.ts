import { saveTemplateDraft, TEMPLATE_DRAFT, TEMPLATE_KIND, templateSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { NationalServices } from '../services.ts';

const saveDraftSchema = z.strictObject({ template: templateSchema, ...expectedVersion });

/** Keeps what is written of the next version of a strand's template, so that it can be left and gone on with by a colleague. */
export const saveDraftProcedure = ({ records }: NationalServices) =>
  procedureFor('templates.publish')
    .input(saveDraftSchema)
    .mutation(({ input: { template, expectedVersion: seen }, ctx }) => {
      const by = personOf(ctx.caller);
      const target = { id: template.strand, expectedVersion: seen };
      return records.change(by, TEMPLATE_DRAFT, target, async (_held, { now, read }) => {
        const published = await read(TEMPLATE_KIND, template.strand);
        return saveTemplateDraft(published?.content ?? null, template, { by, now });
      });
    });

import { LAW_CHANGE, publishTemplate, TEMPLATE_KIND, templateSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { NationalServices } from '../services.ts';
import { templateFacts, variantsUnder } from './template-facts.ts';

const MAX_VARIANTS = 1_000;
const publishTemplateSchema = z.strictObject({
  template: templateSchema,
  /** Ids of the variants that the preview showed to become invalid: none becomes so unseen. */
  invalidates: z.array(z.uuid()).max(MAX_VARIANTS),
  ...expectedVersion,
});

/** Publishes the next version of a strand's template, or the first of a new strand. No live configuration changes. */
export const publishTemplateProcedure = (services: NationalServices) =>
  procedureFor('templates.publish')
    .input(publishTemplateSchema)
    .mutation(async ({ input: { template, invalidates, expectedVersion: seen }, ctx }) => {
      const { records } = services;
      const by = personOf(ctx.caller);
      // The evidence is asked before the record is locked, so that nobody waits for another service behind the lock.
      const variants = await variantsUnder(services, await records.find(TEMPLATE_KIND, template.strand));
      const target = { id: template.strand, expectedVersion: seen };
      return records.change(by, TEMPLATE_KIND, target, async (held, { now, list }) => {
        const facts = templateFacts(variants, await list(LAW_CHANGE), now);
        const publishing = { taking: { by, now }, facts };
        return publishTemplate(held?.content ?? null, { template, invalidates }, publishing);
      });
    });

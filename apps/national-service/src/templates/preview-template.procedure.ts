import {
  checkTemplate,
  compareTemplates,
  droppedLists,
  invalidatedVariants,
  LAW_CHANGE,
  TEMPLATE_KIND,
  templateSchema,
} from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { NationalServices } from '../services.ts';
import { templateFacts, variantsUnder } from './template-facts.ts';

const previewTemplateSchema = z.strictObject({ template: templateSchema });

/**
 * What publishing a template would mean: its problems, what differs from the version that is published, and the variants
 * of each partnership that it would make invalid. It changes nothing; it is a mutation because a template is too long for
 * an address.
 */
export const previewTemplateProcedure = (services: NationalServices) =>
  procedureFor('templates.publish')
    .input(previewTemplateSchema)
    .mutation(async ({ input: { template } }) => {
      const { records, now } = services;
      const held = await records.find(TEMPLATE_KIND, template.strand);
      const variants = await variantsUnder(services, held);
      const facts = templateFacts(variants, await records.list(LAW_CHANGE), now().toISOString());
      return {
        nextVersion: (held?.content.version ?? 0) + 1,
        problems: [
          ...droppedLists(held?.content ?? null, template),
          ...checkTemplate(template, facts.lawChanges),
        ],
        differences: held ? compareTemplates(held.content, template) : [],
        invalidated: invalidatedVariants(template, facts.variants, facts),
      };
    });

import type { RepId } from '@rep/contracts';
import { checkVariant, type VariantFacts } from './check-variant.ts';
import type { Problem, Template } from './template.ts';
import { newestVersion, type Variant } from './variant.ts';

export type InvalidatedVariant = {
  readonly variantId: string;
  readonly repId: RepId;
  readonly problems: readonly Problem[];
};

/**
 * The variants whose newest version could not be drawn up under a new template, each with every reason. A list to read
 * before publishing: it changes no variant, and a live pilot keeps the version it runs under.
 */
export const invalidatedVariants = (
  template: Template,
  variants: readonly { readonly variant: Variant; readonly members: readonly string[] }[],
  facts: Omit<VariantFacts, 'members'>,
): readonly InvalidatedVariant[] =>
  variants
    .filter(({ variant }) => variant.strand === template.strand)
    .map(({ variant, members }) => ({
      variantId: variant.id,
      repId: variant.repId,
      problems: checkVariant(template, newestVersion(variant), { ...facts, members }),
    }))
    .filter(({ problems }) => problems.length > 0);

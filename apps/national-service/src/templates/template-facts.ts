import { type LawChange, londonDay, type Template, type Variant } from '@rep/domain';
import type { Held } from '@rep/records';
import type { NationalServices } from '../services.ts';

type VariantOfMembers = { readonly variant: Variant; readonly members: readonly string[] };

/** Every partnership's variants with its members. A strand that has no template yet has no variant, so nobody is asked. */
export async function variantsUnder(
  { evidence, registry }: NationalServices,
  held: Held<Template> | null,
): Promise<readonly VariantOfMembers[]> {
  if (held === null) return [];
  const [variants, partnerships] = await Promise.all([evidence.variants(), registry.list()]);
  const membersOf = new Map(
    partnerships.map(({ rep_id, members }) => [rep_id, members.map((member) => member.new_la_code)]),
  );
  return variants.map((variant) => ({ variant, members: membersOf.get(variant.repId) ?? [] }));
}

/** What the check of a template and its variants looks at. */
export const templateFacts = (
  variants: readonly VariantOfMembers[],
  lawChanges: readonly Held<LawChange>[],
  now: string,
) => ({ variants, lawChanges: lawChanges.map(({ content }) => content), on: londonDay(now) });

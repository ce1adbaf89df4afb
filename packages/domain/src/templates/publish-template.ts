import { type Refusal, refuseIfAny } from '../gates/step-refused.ts';
import type { Change, Taking } from '../records/change.ts';
import { checkTemplate } from './check-template.ts';
import type { VariantFacts } from './check-variant.ts';
import { type InvalidatedVariant, invalidatedVariants } from './invalidated-variants.ts';
import { droppedLists } from './makes-lists.ts';
import { refusal, refusalOf, wrongRole } from './refusal.ts';
import type { Template } from './template.ts';
import type { Variant } from './variant.ts';

type PublishTemplate = {
  readonly template: Template;
  /** Ids of the variants that the publisher was shown to become invalid. None becomes so unseen. */
  readonly invalidates: readonly string[];
};
type PublishFacts = Omit<VariantFacts, 'members'> & {
  /** Every partnership's variants of the strand, with the partnership's members. */
  readonly variants: readonly { readonly variant: Variant; readonly members: readonly string[] }[];
};
const DFE = 'DfE policy';

function versionFollows(held: Template | null, { strand, version }: Template): readonly Refusal[] {
  const next = (held?.version ?? 0) + 1;
  const wrongStrand = held !== null && held.strand !== strand;
  return [
    ...(version === next
      ? []
      : [
          refusal({
            code: 'version-not-next',
            field: 'version',
            fact: `The next version of ${strand} is ${next}.`,
            whoCanSupply: DFE,
          }),
        ]),
    ...(wrongStrand
      ? [
          refusal({
            code: 'other-strand',
            field: 'strand',
            fact: `This is the template of ${held.strand}.`,
            whoCanSupply: DFE,
          }),
        ]
      : []),
  ];
}

const unseen = (invalid: readonly InvalidatedVariant[], seen: readonly string[]): readonly Refusal[] =>
  invalid
    .filter(({ variantId }) => !seen.includes(variantId))
    .map(({ repId, variantId }) =>
      refusal({
        code: 'invalidates-unseen',
        field: 'invalidates',
        fact: `The new version makes the variant ${variantId} of ${repId} invalid, and nobody has looked at that yet.`,
        whoCanSupply: DFE,
      }),
    );

/**
 * DfE policy publishes the next version of a strand's template. What the earlier versions configured runs on unchanged;
 * the variants that could not be drawn up under the new one have been listed and seen first.
 */
export function publishTemplate(
  held: Template | null,
  { template, invalidates }: PublishTemplate,
  { taking, facts }: { readonly taking: Taking; readonly facts: PublishFacts },
): Change<Template> {
  refuseIfAny([
    ...wrongRole(taking.by, 'dfe-policy', "publish a strand's template"),
    ...versionFollows(held, template),
    ...[...droppedLists(held, template), ...checkTemplate(template, facts.lawChanges)].map((problem) =>
      refusalOf(problem, DFE),
    ),
    ...unseen(invalidatedVariants(template, facts.variants, facts), invalidates),
  ]);
  return {
    content: template,
    state: 'published',
    areas: [],
    step: 'published',
    reason: null,
    announces: [],
  };
}

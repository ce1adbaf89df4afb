import type { GateFacts } from '../gates/gate-facts.ts';
import { checkVariant, type VariantFacts } from './check-variant.ts';
import type { Template } from './template.ts';
import { type Settings, type Variant, versionOf } from './variant.ts';

function asksOfFamilies(template: Template, { values, authorityValues }: Settings): boolean {
  const names = template.parameters.flatMap(({ name, effect }) =>
    effect.kind === 'required-of-families' ? [name] : [],
  );
  const settings = [values, ...Object.values(authorityValues)];
  return settings.some((choices) => names.some((name) => choices[name]?.value === true));
}

/** What the gates need to know of the version that a pilot names; null when there is none. It is checked under the template it was drawn up under. */
export function variantFacts(
  variant: Variant,
  number: number,
  { template, facts }: { readonly template: Template; readonly facts: VariantFacts },
): GateFacts['variant'] {
  const version = versionOf(variant, number);
  if (!version) return null;
  const breaches = checkVariant(template, version, facts).map(({ gate, parameter, reason }) => ({
    ...{ gate, parameter, fact: reason },
  }));
  const { id, strand } = variant;
  const { draftedBy = [] } = version;
  return {
    ...{ id, version: number, strand, breaches, draftedBy },
    mandatoryMediation: asksOfFamilies(template, version),
  };
}

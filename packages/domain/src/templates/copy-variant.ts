import type { RepId } from '@rep/contracts';
import { StepRefused } from '../gates/step-refused.ts';
import { refusal } from './refusal.ts';
import { configVersion, type Settings, type Variant } from './variant.ts';

/**
 * What a new variant starts from: the newest version of any partnership's variant that is in use. Another partnership's
 * values for its own areas stay behind, because they are about those areas.
 */
export function copyOf(
  variant: Variant,
  repId: RepId,
): Settings & Pick<Variant, 'strand' | 'copiedFrom'> & { readonly authors: readonly string[] } {
  const used = variant.versions.findLast(({ frozenAt }) => frozenAt !== null);
  if (!used) {
    throw new StepRefused([
      refusal({
        code: 'not-approved-yet',
        field: 'copiedFrom',
        fact: 'No pilot uses the variant yet, so it cannot be copied.',
        whoCanSupply: 'the partnership whose variant it is',
      }),
    ]);
  }
  return {
    strand: variant.strand,
    copiedFrom: configVersion(variant, used),
    values: used.values,
    authors: variant.repId === repId ? (used.draftedBy ?? []) : [],
    authorityValues: variant.repId === repId ? used.authorityValues : {},
  };
}

import { freezeVariant, type Pilot, StepRefused, type Taking, VARIANT, versionOf } from '@rep/domain';
import type { RecordTransaction } from '@rep/records';
import type { RepServices } from '../services.ts';
import { membersOf, variantChecks } from './gather-facts.ts';

type Named = NonNullable<Pilot['plan']['variant']>;

const noSuchVersion = {
  ...{ gate: 'G12' as const, code: 'no-such-variant', field: 'plan.variant', laCode: null },
  fact: 'The partnership has no variant of that id and version.',
  whoCanSupply: "the lead authority's drafter",
};

/**
 * The pilot's events are about to name this version, so it never changes any more. Only the newest version of a variant
 * can be open: an older one has been frozen before. Throws StepRefused when there is no such version.
 */
export async function freezeNamedVariant(
  transaction: RecordTransaction,
  { repId }: Pick<RepServices, 'repId'>,
  { named, taking }: { readonly named: Named | undefined; readonly taking: Taking },
): Promise<void> {
  if (!named) return;
  const facts = await variantChecks(transaction, await membersOf(transaction, repId));
  await transaction.change(VARIANT, { id: named.id }, (held) => {
    const version = held && versionOf(held.content, named.version);
    if (!version) throw new StepRefused([noSuchVersion]);
    return version.frozenAt === null ? freezeVariant(held.content, taking, facts) : null;
  });
}

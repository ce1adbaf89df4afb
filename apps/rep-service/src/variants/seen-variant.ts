import { DomainError, VARIANT, type Variant, variantInSight } from '@rep/domain';
import type { Held } from '@rep/records';
import type { Caller } from '@rep/service-kit';
import type { RepServices } from '../services.ts';

const asSeen = (
  held: Held<Variant>,
  { repId }: Pick<RepServices, 'repId'>,
  caller: Caller,
): Held<Variant> | null => {
  const content = variantInSight(caller, repId, held.content);
  return content && { ...held, content };
};

/** The partnership's variants, as much of each as this caller may see. */
export async function seenVariants(services: RepServices, caller: Caller): Promise<readonly Held<Variant>[]> {
  const all = await services.records.list(VARIANT);
  return all.flatMap((held) => asSeen(held, services, caller) ?? []);
}

/** One of them. Throws one error for what is not there and for what they may not know of yet. */
export async function seenVariant(services: RepServices, caller: Caller, id: string): Promise<Held<Variant>> {
  const held = await services.records.find(VARIANT, id);
  const seen = held && asSeen(held, services, caller);
  if (seen) return seen;
  throw new DomainError(
    'record-not-found',
    'Choose a variant from the list: this partnership has none of that id.',
  );
}

import type { RepId } from '@rep/contracts';
import type { Variant } from '../templates/variant.ts';
import type { Actor } from './access.ts';
import { pilotSight } from './pilot-sight.ts';

/**
 * As much of a variant as somebody may see: who sees pilots from their registration on sees of a variant the versions
 * that a pilot names, and no draft that could be written towards (G14). Null where nothing of it is in sight.
 */
export function variantInSight(actor: Actor, owner: RepId, variant: Variant): Variant | null {
  if (pilotSight(actor, owner) === 'all') return variant;
  const versions = variant.versions.filter(({ frozenAt }) => frozenAt !== null);
  return versions.length === 0 ? null : { ...variant, versions };
}

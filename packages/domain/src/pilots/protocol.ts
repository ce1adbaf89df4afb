import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { allocate } from './allocation.ts';
import type { Pilot } from './pilot.ts';

/** SHA-256, in hex, of a value as canonical JSON (RFC 8785), with the text that was hashed. */
export function digest(value: unknown): { readonly canonical: string; readonly sha256: string } {
  const canonical = canonicalize(value);
  if (canonical === undefined) throw new TypeError('Only JSON can be hashed.');
  return { canonical, sha256: bytesToHex(sha256(utf8ToBytes(canonical))) };
}

/** What a protocol says: all that was decided before any outcome is looked at, and nothing about people. */
export const protocolContent = ({
  id,
  repId,
  title,
  strand,
  cycle,
  refines,
  leadLaCode,
  plan,
  areas,
}: Pilot) => ({
  ...{ pilot: id, partnership: repId, title, strand, cycle, refines, lead: leadLaCode, plan },
  // Drawn once more from the design it stands beside, so that whoever reads the protocol can draw it too.
  allocation: (plan.design?.allocation && allocate(plan.design.allocation)) ?? null,
  agreedAreas: areas
    .filter(({ agreement }) => agreement !== null)
    .map(({ laCode }) => laCode)
    .sort(),
});

/** Whether the frozen bytes still hash to what was announced. */
export const isIntact = ({ protocol }: Pilot): boolean =>
  protocol !== null && bytesToHex(sha256(utf8ToBytes(protocol.canonical))) === protocol.sha256;

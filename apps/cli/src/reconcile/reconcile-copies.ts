import { setTimeout as delay } from 'node:timers/promises';
import { REP_IDS, type RepId } from '@rep/contracts';
import type { RecordDigests, VersionDigest } from '../system/record-digests.ts';
import { type Comparison, compareVersions } from './compare-versions.ts';

const BETWEEN_LOOKS_MS = 250;
type Copying = { readonly digests: RecordDigests; readonly waitMs: number };
const nameOf = ({ kind, id, version }: VersionDigest): string => JSON.stringify([kind, id, version]);

/** The copies of one partnership, once it holds all that the national service keeps, or once the time is over. */
async function copiesIn(repId: RepId, kept: readonly VersionDigest[], { digests, waitMs }: Copying) {
  const end = performance.now() + waitMs;
  for (;;) {
    const { versions } = await digests(repId, true);
    const held = new Set(versions.map(nameOf));
    if (kept.every((version) => held.has(nameOf(version))) || performance.now() >= end) return versions;
    await delay(BETWEEN_LOOKS_MS);
  }
}

/**
 * Compares the national service's records with the copies that each partnership judges by: a template, a standard or a
 * halt that a partnership holds otherwise would be another rule there. What is not there after the wait is missing.
 */
export async function reconcileCopies(system: Copying): Promise<readonly Comparison[]> {
  // What partnerships hold is read first: whatever they hold by then, the national service has written before.
  const before = new Map<RepId, readonly VersionDigest[]>();
  for (const repId of REP_IDS) before.set(repId, (await system.digests(repId, true)).versions);
  const { versions: kept } = await system.digests('national');
  const ours = new Set(kept.map(nameOf));
  const compared: Comparison[] = [];
  for (const repId of REP_IDS) {
    const first = before.get(repId) ?? [];
    const known = new Set(first.map(nameOf));
    // Only what the national service was asked about: since then it may have told more.
    const late = (await copiesIn(repId, kept, system)).filter(
      (version) => ours.has(nameOf(version)) && !known.has(nameOf(version)),
    );
    const projected = [...first, ...late];
    compared.push(compareVersions({ producer: 'national', kept, projected, settled: true, copyIn: repId }));
  }
  return compared;
}

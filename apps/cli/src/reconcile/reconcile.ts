import { PRODUCERS, type Producer } from '@rep/contracts';
import type { Evidence } from '../system/evidence.ts';
import type { RecordDigests, VersionDigest } from '../system/record-digests.ts';
import { type Comparison, compareVersions } from './compare-versions.ts';
import { findProjected } from './projected-versions.ts';
import { reconcileCopies } from './reconcile-copies.ts';
import { untilReceived } from './until-received.ts';

export type ReconcilingWith = {
  readonly evidence: Evidence;
  readonly digests: RecordDigests;
  /** How long versions in flight are waited for. */
  readonly waitMs: number;
};

const nameOf = ({ kind, id, version }: VersionDigest): string => JSON.stringify([kind, id, version]);

async function reconcileOne(producer: Producer, system: ReconcilingWith): Promise<Comparison> {
  const { evidence, digests, waitMs } = system;
  // The evidence is read first: whatever it holds by then, its service has written before.
  const before = await findProjected(evidence, producer);
  const { versions: kept, lastSequence } = await digests(producer);
  const held = new Set(before.map(nameOf));
  if (kept.every((version) => held.has(nameOf(version)))) {
    return compareVersions({ producer, kept, projected: before, settled: true });
  }
  const settled = await untilReceived(evidence, { producer, lastSequence }, waitMs);
  // Only what the service was asked about: since then it may have written more.
  const ours = new Set(kept.map(nameOf));
  const late = (await findProjected(evidence, producer)).filter((version) => {
    const name = nameOf(version);
    return ours.has(name) && !held.has(name);
  });
  return compareVersions({ producer, kept, projected: [...before, ...late], settled });
}

/**
 * Compares the database of every producer, or of one, with the evidence. National records are compared with the copies
 * of every partnership too.
 */
export async function reconcile(only: Producer | undefined, system: ReconcilingWith): Promise<Comparison> {
  const compared: Comparison[] = [];
  for (const producer of only ? [only] : PRODUCERS) compared.push(await reconcileOne(producer, system));
  if (only === undefined || only === 'national') compared.push(...(await reconcileCopies(system)));
  return {
    rows: compared.flatMap(({ rows }) => rows),
    disagreements: compared.flatMap(({ disagreements }) => disagreements),
  };
}

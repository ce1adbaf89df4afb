import { REP_IDS } from '@rep/contracts';
import { expect, test } from 'vitest';
import type { RecordDigests, VersionDigest } from '../system/record-digests.ts';
import { printReconciliation } from './print-reconciliation.ts';
import { reconcileCopies } from './reconcile-copies.ts';

const version = (number: number, more: Partial<VersionDigest> = {}): VersionDigest => ({
  ...{ kind: 'template', id: 'mediation', version: number, state: 'published' },
  ...{ sha256: 'a'.repeat(64), digest: `d${number}`, intact: true, ...more },
});
const NATIONAL = [version(1), version(2)];

/** London's copies, one answer after the other; the other partnerships hold what is told. */
function holding(...london: readonly VersionDigest[][]): RecordDigests {
  const answers = [...london];
  return async (producer, received) => {
    const own =
      producer === 'london' && received
        ? ((answers.length > 1 ? answers.shift() : answers[0]) ?? [])
        : NATIONAL;
    return { versions: own, lastSequence: 2 };
  };
}
const disagreements = async (...london: readonly VersionDigest[][]) =>
  (await reconcileCopies({ digests: holding(...london), waitMs: 0 })).flatMap((each) => each.disagreements);

test('copies that are as told agree, in each of the nine', async () => {
  const compared = await reconcileCopies({ digests: holding(NATIONAL), waitMs: 0 });
  expect(compared.flatMap(({ rows }) => rows).map(({ copyIn, agreeing }) => [copyIn, agreeing])).toEqual(
    REP_IDS.map((repId) => [repId, 2]),
  );
});

test('a copy that is lost, changed, told otherwise or known to nobody is named with its partnership', async () => {
  expect(await disagreements([version(1)])).toMatchObject([
    {
      producer: 'national',
      copyIn: 'london',
      version: 2,
      verdict: 'missing',
      detail: 'told and not in london',
    },
  ]);
  expect(await disagreements([version(1), version(2, { intact: false })])).toMatchObject([
    { version: 2, verdict: 'different', detail: 'changed in london since it was told' },
  ]);
  expect(await disagreements([version(1), version(2, { sha256: 'b'.repeat(64) })])).toMatchObject([
    { version: 2, verdict: 'different', detail: 'another content' },
  ]);
  expect(await disagreements([...NATIONAL, version(3)])).toMatchObject([
    { version: 3, verdict: 'unknown', detail: 'in london and not in its service' },
  ]);
});

test('a copy that is on its way is waited for', async () => {
  const compared = await reconcileCopies({
    digests: holding([version(1)], [version(1)], NATIONAL),
    waitMs: 60_000,
  });
  expect(compared.flatMap((each) => each.disagreements)).toEqual([]);
});

test('the table tells copies apart from the records themselves', async () => {
  const [london] = (await reconcileCopies({ digests: holding([version(1)]), waitMs: 0 })).filter(
    ({ rows }) => rows[0]?.copyIn === 'london',
  );
  if (!london) throw new Error('London was compared');
  expect(printReconciliation(london, 'table')).toMatch(
    /^national in london +template +1 +2 +1 +0 +1 +0 +0$/m,
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaRefusals, pilotRefusals } from '../gates/all-gates.ts';
import { type Allocation, allocate } from './allocation.ts';
import { ALLOCATION_METHODS, type AllocationDesign } from './pilot-plan.ts';
import { BARNET, CAMDEN, look, PLAN, signed } from './test-pilot.ts';

const cluster = (id: string, requests: number, stratum: string | null = null) => ({
  id,
  stratum,
  figures: { requests },
});
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const design = (change: Partial<AllocationDesign> = {}): AllocationDesign => ({
  ...{ method: 'cluster', seed: 20261123, treated: 4, balance: null },
  clusters: ids.map((id, at) => cluster(id, at * 100, at < 4 ? 'urban' : 'rural')),
  ...change,
});
const treated = (drawn: Allocation | undefined) =>
  drawn?.assignments.filter(({ arm }) => arm === 'pilot').map((each) => each.cluster) ?? [];
const seeds = fc.integer({ min: -2_147_483_648, max: 2_147_483_647 });
const methods = fc.constantFrom(...ALLOCATION_METHODS);
const wide = { figures: ['requests'], limit: 2 };

test('the draw of a seed is kept: this one is checked in', () => {
  expect(treated(allocate(design()))).toEqual(['b', 'e', 'f', 'h']);
});

test('the same protocol gives the same lots, whatever the order of the clusters', () => {
  fc.assert(
    fc.property(seeds, methods, (seed, method) => {
      const one = design({ seed, method, balance: wide });
      const copy: AllocationDesign = JSON.parse(
        JSON.stringify({ ...one, clusters: one.clusters.toReversed() }),
      );
      expect(allocate(copy)).toEqual(allocate(one));
    }),
  );
});

test('other seeds give other lots, and every cluster has its chance', () => {
  const counts = new Map(ids.map((id) => [id, 0]));
  for (let seed = 0; seed < 2_000; seed += 1) {
    for (const id of treated(allocate(design({ seed })))) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  // 1,000 expected of 2,000 with a standard deviation of 22.
  for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(110);
});

test('a cluster draw treats as many as the design says', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      expect(treated(allocate(design({ seed, treated: 3 })))).toHaveLength(3);
    }),
  );
});

test('a stratified draw treats each stratum by its size', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const chosen = treated(allocate(design({ seed, method: 'stratified', treated: 5 })));
      const urban = chosen.filter((id) => ids.indexOf(id) < 4).length;
      expect([chosen.length, [2, 3].includes(urban)]).toEqual([5, true]);
    }),
  );
});

test('a restricted draw lies within its limit on the named figures, and says how often it drew', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const drawn = allocate(
        design({ seed, method: 'restricted', balance: { figures: ['requests'], limit: 0.1 } }),
      );
      expect(Math.abs(drawn?.balance[0]?.difference ?? 9)).toBeLessThanOrEqual(0.1);
    }),
    { numRuns: 30 },
  );
  expect(
    allocate(design({ method: 'restricted', treated: 1, balance: { figures: ['requests'], limit: 0.001 } })),
  ).toBeUndefined();
});

test('a stepped wedge brings every cluster in, evenly over its steps', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const drawn = allocate(design({ seed, method: 'stepped-wedge', treated: 3 }));
      const sizes = [1, 2, 3].map((step) => drawn?.assignments.filter((each) => each.step === step).length);
      expect(sizes).toEqual([3, 3, 2]);
    }),
  );
});

test('the balance table gives the means of the arms and their difference in standard deviations', () => {
  const two = design({ clusters: [cluster('a', 10), cluster('b', 20)], treated: 1 });
  const [row] = allocate(two)?.balance ?? [];
  expect([row?.pilot, row?.comparison].sort()).toEqual([10, 20]);
  expect(Math.abs(row?.difference ?? 0)).toBeCloseTo(Math.SQRT2, 10);
});

describe('as gates', () => {
  const withLots = (allocation: AllocationDesign, phaseIn = PLAN.design.phaseIn) => ({
    ...signed,
    plan: { ...PLAN, design: { ...PLAN.design, phaseIn, allocation } },
  });
  const refused = (allocation: AllocationDesign) =>
    pilotRefusals(withLots(allocation), look()).map(({ code }) => code);

  test('a design that cannot be drawn is refused, all its faults at once', () => {
    expect(refused(design())).toEqual([]);
    expect(refused(design({ treated: 8 }))).toEqual(['too-many-treated']);
    expect(refused(design({ method: 'stepped-wedge', treated: 8 }))).toEqual([]);
    expect(refused(design({ method: 'restricted' }))).toEqual(['no-balance']);
    expect(refused(design({ clusters: [cluster('a', 1), cluster('a', 2)], treated: 1 }))).toEqual([
      'cluster-twice',
    ]);
    expect(
      refused(design({ method: 'stratified', clusters: [cluster('a', 1), cluster('b', 2)], treated: 3 })),
    ).toEqual(['too-many-treated', 'stratum-missing']);
    expect(refused(design({ method: 'restricted', balance: { figures: ['plans'], limit: 1 } }))).toHaveLength(
      8,
    );
    expect(
      refused(design({ method: 'restricted', treated: 1, balance: { figures: ['requests'], limit: 0.001 } })),
    ).toEqual(['never-balanced']);
  });

  const codesOf = (pilot: typeof signed, today: string) =>
    pilot.areas.map((area) => areaRefusals(pilot, area, look(undefined, today)).map(({ code }) => code));

  test('an area that lots put in the comparison arm does not go live', () => {
    const two = design({ clusters: [cluster(BARNET, 1), cluster(CAMDEN, 2)], treated: 1 });
    const drawn = allocate(two)?.assignments.find(({ arm }) => arm === 'comparison')?.cluster;
    const pilot = withLots(two);
    const held = pilot.areas.filter((area) =>
      areaRefusals(pilot, area, look()).some(({ code }) => code === 'drawn-for-comparison'),
    );
    expect(held.map(({ laCode }) => laCode)).toEqual([drawn]);
  });

  test('an area of a stepped wedge goes live at its own step', () => {
    const two = design({
      method: 'stepped-wedge',
      clusters: [cluster(BARNET, 1), cluster(CAMDEN, 2)],
      treated: 2,
    });
    const steps = [
      { from: '2026-12-01', areas: [] },
      { from: '2027-03-01', areas: [] },
    ];
    const at = (today: string) => codesOf(withLots(two, steps), today).flat();
    expect([at('2026-11-30').length, at('2026-12-01').length, at('2027-03-01').length]).toEqual([2, 1, 0]);
    expect(codesOf(withLots(two, []), '2030-01-01').flat()).toHaveLength(2);
  });
});

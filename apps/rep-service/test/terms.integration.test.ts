import { afterAll, beforeAll, expect, test } from 'vitest';
import { BARNET, CAMDEN, type London, refusalCodes, startLondon } from './london.ts';

let london: London;
beforeAll(async () => {
  london = await startLondon();
});
afterAll(() => london.stop());

const autumn = { id: 'autumn-2026', name: 'Autumn 2026', firstDay: '2026-09-02', lastDay: '2026-12-18' };
const input = { laCode: CAMDEN, terms: [autumn], source: 'camden.example/term-dates' };

test('an authority keeps its own terms, which everybody reads, and has none before', async () => {
  const [carl, rita] = [await london.as('carl'), await london.as('rita')];
  expect(await rita.terms.show.query({ laCode: CAMDEN })).toBeNull();
  await carl.terms.keep.mutate(input);
  expect((await rita.terms.show.query({ laCode: CAMDEN }))?.content.terms).toEqual([autumn]);
  expect((await rita.terms.list.query()).map(({ id }) => id)).toEqual([CAMDEN]);
});

test('nobody keeps another authority’s, and a stale form is told what changed', async () => {
  const carl = await london.as('carl');
  expect(await refusalCodes(carl.terms.keep.mutate({ ...input, laCode: BARNET }))).toContain(
    'another-authority',
  );
  const later = {
    ...input,
    terms: [autumn, { ...autumn, id: 'spring-2027', firstDay: '2027-01-05', lastDay: '2027-03-26' }],
  };
  await carl.terms.keep.mutate({ ...later, expectedVersion: 1 });
  await expect(carl.terms.keep.mutate({ ...input, expectedVersion: 1 })).rejects.toMatchObject({
    data: { code: 'CONFLICT' },
  });
});

import { expect, test } from 'vitest';
import { describeChange, describeStanding } from './standing.ts';

test('that nothing is revised does not mean that nothing is added, and the other way round', () => {
  const words = [true, false].flatMap((mayChange) =>
    [true, false].map((mayGrow) => describeChange({ mayChange, mayGrow })),
  );
  expect(words).toEqual([
    'These figures can still be revised, and more rows may be added.',
    'These figures can still be revised; no rows will be added.',
    'These figures will not be revised, but more rows may be added.',
    'These figures will not be revised, and no rows will be added.',
  ]);
});

test('a download says first whether everything has arrived', () => {
  const standing = { complete: false, mayChange: true, mayGrow: true };
  expect(describeStanding(standing)).toMatch(/^Not everything sent has arrived\. These figures can still/);
  expect(describeStanding({ ...standing, complete: true })).toMatch(
    /^Everything sent up to now has arrived\. /,
  );
});

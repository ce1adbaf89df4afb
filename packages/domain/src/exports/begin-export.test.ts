import { expect, test } from 'vitest';
import { takes, toldBy } from '../../test/takes.ts';
import { beginExport, PARTNERSHIP_EXPORT } from './partnership-export.ts';

const content = { repId: 'london' as const, kinds: ['pilot', 'money'], until: '2026-11-23T10:00:00.000Z' };

test('an export is kept and told as it was asked for', () => {
  expect(beginExport(content).content).toEqual(content);
  expect(toldBy(beginExport(content))).toEqual(['begin-export', 'begun', [], null]);
  expect([PARTNERSHIP_EXPORT.kind, PARTNERSHIP_EXPORT.publicPart(content)]).toEqual([
    'partnership-export',
    content,
  ]);
  takes(PARTNERSHIP_EXPORT.schema, content);
  const fits = (kinds: string[]) => PARTNERSHIP_EXPORT.schema.safeParse({ ...content, kinds }).success;
  expect([fits(['x'.repeat(50)]), fits(['x'.repeat(51)])]).toEqual([true, false]);
  expect([fits(Array(200).fill('pilot')), fits(Array(201).fill('pilot'))]).toEqual([true, false]);
});

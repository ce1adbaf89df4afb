import { PROGRAMME } from '@rep/domain';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { fixedId } from './fixed-id.ts';
import { EXAMPLES } from './partnerships/examples.ts';
import { PLAN_SECTIONS } from './plan-sections.data.ts';

test('each of the nine partnerships has an example, in which its own authorities alone act', () => {
  expect(EXAMPLES.map(({ repId }) => repId)).toEqual(PROGRAMME.map(({ rep_id }) => rep_id));
  for (const { repId, chains, later = [] } of EXAMPLES) {
    const steps = [...chains, ...later].flat();
    const members = PROGRAMME.find(({ rep_id }) => rep_id === repId)?.members ?? [];
    const codes = members.map(({ new_la_code }) => new_la_code);
    const acting = new Set(steps.flatMap(({ by }) => ('laCode' in by ? [by.laCode] : [])));
    expect([...acting].filter((laCode) => !codes.includes(laCode))).toEqual([]);
  }
});

test('no two chains of a partnership change one record, because they go on side by side', () => {
  for (const { chains, later = [] } of EXAMPLES) {
    for (const sideBySide of [chains, later]) {
      const changed = sideBySide.map(
        (chain) =>
          new Set(chain.flatMap(({ of, freezes }) => (freezes === undefined ? [of] : [of, freezes]))),
      );
      const all = changed.flatMap((records) => [...records]);
      expect(all.length).toBe(new Set(all).size);
    }
  }
});

test('nothing that is recorded later changes a record of before, whose versions would be counted wrong', () => {
  for (const { chains, later = [] } of EXAMPLES) {
    const before = new Set(chains.flat().map(({ of }) => of));
    expect(later.flat().filter(({ of }) => before.has(of))).toEqual([]);
  }
});

test('ids are UUIDs, the same at every load', () => {
  expect(z.uuid().parse(fixedId('london/mediation'))).toBe(fixedId('london/mediation'));
  expect(fixedId('london/mediation')).not.toBe(fixedId('london/lists'));
});

test('every section of a made-up plan says that it is made up', () => {
  expect(PLAN_SECTIONS.filter((section) => !JSON.stringify(section).includes('Example'))).toEqual([]);
});

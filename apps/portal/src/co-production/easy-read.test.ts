import { describe, expect, it } from 'vitest';
import { draftedPlan } from '../../test/fake-plans.ts';
import { easyRead, isDraft } from './easy-read.ts';

const variant = {
  ...{ id: '7b0e3c52-5d0c-4c2b-9a53-0a4c7f1d2e11', repId: 'london', strand: 'mediation' },
  ...{ name: 'Sooner', copiedFrom: null },
  versions: [
    {
      ...{ number: 1, templateVersion: 1, frozenAt: null, authorityValues: {} },
      values: { 'arrange-within': { value: 20, reason: 'Families asked. It is faster.' } },
    },
  ],
};

describe('a draft in easy read', () => {
  it('of a variant says what is done here, and why, a thought a line', () => {
    const { title, parts } = easyRead('variant', variant);
    expect(title).toBe('Sooner');
    expect(parts).toEqual([
      {
        question: 'The authority arranges the mediation within',
        answers: ['20 calendar days', 'Families asked.', 'It is faster.'],
      },
    ]);
  });

  it('of an inclusion plan gives every section that is written, rows in a line each', () => {
    const sections = [
      { id: 'needs', kind: 'text' as const, text: 'More children need help.\n\nHelp comes late.' },
      {
        ...{ id: 'provision-map', kind: 'provision-map' as const },
        rows: [{ provision: 'Speech support', provider: 'The authority', places: 4, note: null }],
      },
    ];
    const { title, parts } = easyRead('inclusion-plan', { ...draftedPlan, sections });
    expect(title).toBe('Plan of Barnet');
    expect(parts).toEqual([
      { question: 'Needs', answers: ['More children need help.', 'Help comes late.'] },
      { question: 'Provision map', answers: ['Speech support, by The authority'] },
    ]);
  });

  it('is a draft until it is put before somebody who decides', () => {
    expect(['draft', 'consulting', 'drafted', 'returned'].every(isDraft)).toBe(true);
    expect(['submitted', 'live', 'in-force', 'frozen', 'withdrawn'].some(isDraft)).toBe(false);
  });
});

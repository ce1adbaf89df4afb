import { expect, test } from 'vitest';
import { mayDo } from '../access/access.ts';
import { ROLES } from '../roles.ts';
import { exportedKinds } from './partnership-export.ts';

const lead = { role: 'lead-authority', repId: 'london' } as const;

test('those who answer for a partnership export it, and nobody else', () => {
  expect(ROLES.filter((role) => mayDo(role, 'records.export')).sort()).toEqual([
    ...['auditor', 'dfe-policy', 'lead-authority', 'regions-group'],
  ]);
});

test('an export holds the kinds of which its reader is shown all', () => {
  expect(exportedKinds(lead)).toEqual(
    expect.arrayContaining(['document', 'inclusion-plan', 'money', 'pilot']),
  );
  expect(exportedKinds(lead)).not.toContain('ladder-position');
  expect(exportedKinds(lead)).not.toContain('template-draft');
  expect(exportedKinds({ role: 'auditor', repId: null })).toContain('ladder-position');
});

import { describe, expect, test } from 'vitest';
import { inForce } from './test-plan.ts';
import { warningToGive, warnOfEnd } from './warn-of-end.ts';

const at = (day: string) => `${day}T06:00:00.000Z`;
/** In force until 1 September 2027. */
const warned = (...days: readonly string[]) =>
  days.reduce((plan, day) => warnOfEnd(plan, at(day))?.content ?? plan, inForce);
const saidOn = (plan: typeof inForce) => plan.warned.map(({ days }) => days);

describe('a plan in force', () => {
  test('is warned of 90, 60 and 30 days before its end, and each of them once', () => {
    const days = ['2027-06-02', '2027-06-03', '2027-06-04', '2027-07-03', '2027-07-04', '2027-08-02'];
    expect(saidOn(warned(...days, '2027-08-31'))).toEqual([90, 60, 30]);
    expect(saidOn(warned('2027-06-02'))).toEqual([]);
  });

  test('is announced with its end and the days before it', () => {
    expect(warnOfEnd(inForce, at('2027-07-03'))?.announces).toMatchObject([
      {
        type: 'laip.expiring.v1',
        data: { new_la_code: 'E09000003', valid_to: '2027-09-01', days_before: 60, warned_on: '2027-07-03' },
      },
    ]);
  });

  test('is warned of the last that is due where the check stood still meanwhile, not of those before', () => {
    expect(saidOn(warned('2027-08-10', '2027-08-11'))).toEqual([30]);
  });

  test('is warned of anew when its end was moved', () => {
    const extended = { ...warned('2027-08-10'), inForce: { from: '2026-09-01', to: '2027-12-01' } };
    expect(warningToGive(extended, '2027-08-11')).toBeNull();
    expect(warningToGive(extended, '2027-09-02')).toMatchObject({ days: 90, expires: '2027-12-01' });
  });

  test('stays in force, and one that is not in force is not warned of', () => {
    expect(warned('2027-08-10').state).toBe('in-force');
    expect(warnOfEnd({ ...inForce, state: 'expired' }, at('2027-08-10'))).toBeNull();
    expect(warnOfEnd(inForce, at('2027-09-01'))).toBeNull();
  });
});

import { describe, expect, test } from 'vitest';
import { authorityByAnyCode } from './authorities.ts';
import { comparableName } from './name-aliases.ts';
import { findRegion, REGIONS } from './regions.ts';
import { canonicalAreaKey, resolveAuthority } from './resolve-authority.ts';

const year = (time_period: string) => ({ time_period, time_identifier: 'Calendar year' as const });
const printed = (newLaCode: string | undefined, oldLaCode: string, laName: string) => ({
  newLaCode,
  oldLaCode,
  laName,
});

test('the nine regions have their names, found in any case and with spaces around', () => {
  expect(REGIONS.map(({ code, name }) => `${code.at(-1)} ${name}`)).toEqual([
    ...['1 North East', '2 North West', '3 Yorkshire and The Humber', '4 East Midlands', '5 West Midlands'],
    ...['6 East of England', '7 London', '8 South East', '9 South West'],
  ]);
  expect(findRegion(' south west ')?.code).toBe('E12000009');
  for (const half of ['E13000001', 'e13000002', 'Inner London', 'Outer London'])
    expect(findRegion(half)?.name).toBe('London');
});

test.each([
  ['Bedford Borough', 'Bedford'],
  ['Bournemouth Christchurch and Poole', 'Bournemouth, Christchurch and Poole'],
  ['Bournemouth, Christchurch & Poole', 'Bournemouth, Christchurch and Poole'],
  ['Bristol', 'Bristol, City of'],
  ['City of Bristol', 'Bristol, City of'],
  ['Durham', 'County Durham'],
  ['Herefordshire', 'Herefordshire, County of'],
  ['Hull, City of', 'Kingston upon Hull, City of'],
  ['Kingston upon Hull', 'Kingston upon Hull, City of'],
  ['Southend on Sea', 'Southend-on-Sea'],
  ['St Helens', 'St. Helens'],
  ['Stockton on Tees', 'Stockton-on-Tees'],
  ['  stoke   on  trent ', 'Stoke-on-Trent'],
])('%s is another name of %s', (alias, name) => {
  expect(comparableName(alias)).toBe(name.toLowerCase());
  expect(authorityByAnyCode(` ${resolvedCode(name)} `)?.name).toBe(name);
});
function resolvedCode(name: string): string {
  const found = ['822', '839', '801', '840', '884', '810', '882', '342', '808', '861']
    .map((code) => authorityByAnyCode(code))
    .find((authority) => authority?.name === name);
  return found?.code ?? '';
}

describe('a refusal of an authority says what was printed and whose the code is', () => {
  test.each([
    [printed('E06099999', '383', 'Leeds'), 'unknown-code', 'E06099999 is no code of an English authority'],
    [printed(undefined, '001', 'Leeds'), 'unknown-code', '001 is no code of an English authority'],
    [
      printed('E08000035', '380', 'Leeds'),
      'triple-disagrees',
      'E08000035, 380, "Leeds": E08000035 is Leeds (383)',
    ],
    [printed(undefined, '383', 'York'), 'triple-disagrees', 'no GSS code, 383, "York": 383 is Leeds (383)'],
    [
      printed('E10000006', '909', 'Cumbria'),
      'ended-code',
      'E10000006 (Cumbria) ended on 2023-03-31; the period begins on 2024-01-01',
    ],
  ])('%j', (triple, code, detail) => {
    expect(resolveAuthority(triple, year('2024'))).toEqual({ ok: false, code, detail });
  });

  test('a code serves the periods that begin on its last day or before, and says when it began within one', () => {
    const cumbria = (time_period: string) =>
      resolveAuthority(printed('E10000006', '909', 'Cumbria'), year(time_period));
    expect(cumbria('2023')).toMatchObject({ ok: true });
    expect(cumbria('2023')).not.toHaveProperty('note');
    const cumberland = (time_period: string) =>
      resolveAuthority(printed('E06000063', '942', 'Cumberland'), year(time_period));
    expect(cumberland('2023')).toMatchObject({
      ok: true,
      note: 'E06000063 began on 2023-04-01, within or after the period',
    });
    expect(cumberland('2024')).not.toHaveProperty('note');
    // A period that is none has no day to compare with.
    expect(resolveAuthority(printed('E10000006', '909', 'Cumbria'), year('soon'))).toMatchObject({
      ok: true,
    });
    expect(resolveAuthority(printed(undefined, '383', 'Leeds'), year('2024'))).toMatchObject({ ok: true });
  });

  test('an area that cannot be resolved keeps the code that was printed', () => {
    const area = { geographic_level: 'Local authority' as const, region_code: 'E12000003', la_name: 'Leeds' };
    expect(canonicalAreaKey({ ...area, old_la_code: '383', new_la_code: 'E08000035' })).toBe('E08000035');
    expect(canonicalAreaKey({ ...area, old_la_code: '001' })).toBe('001');
  });
});

import type { Period } from '@rep/contracts';
import { describe, expect, it } from 'vitest';
import { AUTHORITIES, authorityByAnyCode, canonicalAreaKey, findRegion, resolveAuthority } from '../index.ts';

const year = (time_period: string): Period => ({ time_period, time_identifier: 'Calendar year' });
const academic = (time_period: string): Period => ({ time_period, time_identifier: 'Academic year' });
const printed = (newLaCode: string | undefined, oldLaCode: string, laName: string) => ({
  newLaCode,
  oldLaCode,
  laName,
});

describe('the triple of codes and name', () => {
  it('resolves when all three belong to one authority', () => {
    const found = resolveAuthority(printed('E08000035', '383', 'Leeds'), year('2024'));
    expect(found).toMatchObject({ ok: true, authority: { code: 'E08000035', regionCode: 'E12000003' } });
    expect(found).not.toHaveProperty('note');
  });

  it.each([
    ['another name', printed('E08000035', '383', 'Bradford')],
    ['another DfE code', printed('E08000035', '380', 'Leeds')],
    ['another GSS code', printed('E08000032', '383', 'Leeds')],
    ['a name that the list does not hold beside a GSS code', printed('E06000047', '840', 'Durham')],
  ])('is refused with %s', (_, triple) => {
    expect(resolveAuthority(triple, year('2024'))).toMatchObject({ ok: false, code: 'triple-disagrees' });
  });

  it('is refused when the code is nobody’s', () => {
    expect(resolveAuthority(printed('E06099999', '383', 'Leeds'), year('2024'))).toMatchObject({
      code: 'unknown-code',
    });
    expect(resolveAuthority(printed(undefined, '001', 'Leeds'), year('2024'))).toMatchObject({
      code: 'unknown-code',
    });
  });
});

describe('dated codes', () => {
  it.each([
    ['E10000002', '825', 'Buckinghamshire', 'E06000060', '2020-03-31'],
    ['E10000023', '815', 'North Yorkshire', 'E06000065', '2023-03-31'],
    ['E10000027', '933', 'Somerset', 'E06000066', '2023-03-31'],
  ])('%s is accepted after its end, with a note', (code, old, name, current, end) => {
    const found = resolveAuthority(printed(code, old, name), academic('202425'));
    expect(found).toMatchObject({ ok: true, authority: { code: current } });
    expect(found.ok && found.note).toContain(end);
    expect(authorityByAnyCode(code)).toBe(authorityByAnyCode(current));
    expect(authorityByAnyCode(old)).toBe(authorityByAnyCode(current));
  });

  it.each([
    ['E10000006', '909', 'Cumbria', year('2023'), year('2024')],
    ['E10000006', '909', 'Cumbria', academic('202223'), academic('202324')],
    ['E10000021', '928', 'Northamptonshire', academic('202021'), academic('202122')],
    ['E06000028', '837', 'Bournemouth', academic('201819'), academic('201920')],
    ['E10000009', '835', 'Dorset', year('2019'), year('2020')],
    ['E08000020', '390', 'Gateshead', year('2013'), year('2014')],
  ])('%s of %s %s serves periods up to its end and no later', (code, old, name, last, after) => {
    expect(resolveAuthority(printed(code, old, name), last)).toMatchObject({ ok: true });
    expect(resolveAuthority(printed(code, old, name), after)).toMatchObject({ code: 'ended-code' });
  });

  it('an authority abolished is one of its own, not its successor', () => {
    expect(authorityByAnyCode('E10000009')).not.toBe(authorityByAnyCode('E06000059'));
    expect(authorityByAnyCode('E10000009')?.until).toBe('2019-03-31');
  });

  it('a code before its first day is accepted with a note', () => {
    const found = resolveAuthority(printed('E06000060', '825', 'Buckinghamshire'), year('2019'));
    expect(found.ok && found.note).toContain('2020-04-01');
  });
});

describe('sources without a GSS code', () => {
  it.each([
    ['840', 'Durham', 'E06000047'],
    ['884', 'Herefordshire', 'E06000019'],
    ['894', 'Telford & Wrekin', 'E06000020'],
    ['822', 'Bedford Borough', 'E06000055'],
    ['810', 'Kingston Upon Hull, City of', 'E06000010'],
    ['838', 'Dorset', 'E06000059'],
    ['835', 'Dorset', 'E10000009'],
  ])('%s %s is %s', (old, name, code) => {
    expect(resolveAuthority(printed(undefined, old, name), year('2018'))).toMatchObject({
      authority: { code },
    });
  });

  it.each([
    ['873', 'Central Bedfordshire'],
    ['823', 'Cambridgeshire'],
    ['891', 'Nottingham'],
    ['892', 'Northamptonshire'],
    ['928', 'Nottinghamshire'],
  ])('%s beside %s is the code of another authority', (old, name) => {
    expect(resolveAuthority(printed(undefined, old, name), year('2024'))).toMatchObject({
      ok: false,
      code: 'triple-disagrees',
    });
  });
});

describe('the list', () => {
  it('holds the 153 of 2024, five abolished since 2019 and seven of 2009, each code once', () => {
    expect(AUTHORITIES.filter(({ until }) => until === null)).toHaveLength(153);
    expect(AUTHORITIES).toHaveLength(165);
    const codes = AUTHORITIES.flatMap((authority) => authority.codes.map(({ code }) => code));
    expect(new Set(codes).size).toBe(codes.length);
    expect(AUTHORITIES.every(({ regionCode }) => findRegion(regionCode) !== undefined)).toBe(true);
  });

  it('takes inner and outer London for one region', () => {
    expect(findRegion('INNER LONDON')?.code).toBe('E12000007');
    expect(findRegion('E13000002')?.code).toBe('E12000007');
    expect(findRegion('YORKSHIRE AND THE HUMBER')?.code).toBe('E12000003');
    expect(findRegion('Wales')).toBeUndefined();
  });
});

describe('the key of an area', () => {
  const leeds = { geographic_level: 'Local authority', region_code: 'E12000008' } as const;
  it('is one for every code of an authority, and the printed DfE code where nothing resolves', () => {
    const bucks = { ...leeds, old_la_code: '825', la_name: 'Buckinghamshire' };
    expect(canonicalAreaKey({ ...bucks, new_la_code: 'E10000002' })).toBe('E06000060');
    expect(canonicalAreaKey({ ...bucks, new_la_code: 'E06000060' })).toBe('E06000060');
    expect(canonicalAreaKey(bucks)).toBe('E06000060');
    expect(canonicalAreaKey({ ...bucks, la_name: 'Leeds' })).toBe('825');
    expect(canonicalAreaKey({ geographic_level: 'National', country_code: 'E92000001' })).toBe('E92000001');
  });
});

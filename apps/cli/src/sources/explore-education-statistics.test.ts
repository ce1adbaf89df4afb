import { describe, expect, it } from 'vitest';
import { exploreEducationStatistics } from './explore-education-statistics.ts';
import type { ConvertedRow } from './source.ts';

const PLACE =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,new_la_code,old_la_code,la_name,breakdown_topic,breakdown';
const LEEDS =
  '2024,Calendar year,Local authority,E92000001,England,E12000003,Yorkshire and The Humber,E08000035,383,Leeds,All,All';

const recognise = (header: string, file = 'Some_Table.csv') =>
  exploreEducationStatistics.recognise(header.split(','), file);

function convert(measures: string, ...rows: string[]): ConvertedRow[] {
  const found = recognise(`${PLACE},${measures}`);
  if (found.is !== 'known') throw new Error(`not recognised: ${JSON.stringify(found)}`);
  return rows.map((row) => found.converter.convert(row.split(',')));
}

describe('a row of a published table', () => {
  it('is one observation of the printed area, by the service of the printed region', () => {
    expect(convert('PC_plans,count', `${LEEDS},9.3,x`)).toEqual([
      {
        producer: 'yorkshire-and-the-humber',
        fault: null,
        row: {
          dataset: 'some_table',
          area: {
            geographic_level: 'Local authority',
            region_code: 'E12000003',
            new_la_code: 'E08000035',
            old_la_code: '383',
            la_name: 'Leeds',
          },
          period: { time_period: '2024', time_identifier: 'Calendar year' },
          breakdown: { topic: 'All', breakdown: 'All' },
          measures: { pc_plans: 9.3, count: 'x' },
        },
      },
    ]);
  });

  it('of England goes to the national service, of a region to its partnership', () => {
    const [england, region] = convert(
      'count',
      '2024,Calendar year,National,E92000001,England,,,,,,All,All,1',
      '2024,Calendar year,Regional,E92000001,England,E12000007,London,,,,All,All,1',
    );
    expect(england).toMatchObject({ producer: 'national', fault: null });
    expect(region).toMatchObject({ producer: 'london', fault: null });
  });

  it('of an authority in inner London belongs to London', () => {
    const [row] = convert('count', LEEDS.replace('E12000003', 'E13000001').concat(',1'));
    expect(row).toMatchObject({ producer: 'london', row: { area: { region_code: 'E12000007' } } });
  });

  it('keeps negative values', () => {
    expect(convert('count', `${LEEDS},-31`)[0]?.row?.measures).toEqual({ count: -31 });
  });

  it('gives no measure for a blank cell', () => {
    expect(convert('a,b', `${LEEDS},,0`)[0]).toMatchObject({ fault: null, row: { measures: { b: 0 } } });
    expect(convert('a,b', `${LEEDS},,0`)[0]?.row?.measures).not.toHaveProperty('a');
  });

  it('with nothing but blank cells says nothing', () => {
    expect(convert('a,b', `${LEEDS},,`)[0]).toMatchObject({ fault: { reason: 'no-figures' } });
  });
});

describe('a faulty row', () => {
  it('says which text is neither number nor symbol, and whose the row is', () => {
    expect(convert('a,b', `${LEEDS},n/a,1`)[0]).toEqual({
      producer: 'yorkshire-and-the-humber',
      row: null,
      fault: { reason: 'invalid-cell', detail: 'a: "n/a" is neither a number nor a symbol' },
    });
  });

  it.each([
    ['invalid-area', ',383,', ',38,', 'old_la_code: "38" is not a three-digit local authority code'],
    [
      'invalid-area',
      'Local authority',
      'School',
      'geographic_level: "School" is none of National, Regional and Local authority',
    ],
    ['invalid-area', ',Leeds,', `,${'L'.repeat(201)},`, 'is no name of 1 to 200 characters'],
    ['invalid-period', 'Calendar year', 'Spring term', 'time_identifier: "Spring term" is none of Calendar'],
    ['invalid-period', '2024', '20245', 'time_period: "20245" is neither a year nor a pair of years'],
    ['invalid-breakdown', ',All,All', ',All,', 'breakdown: "" is no name of 1 to 200 characters'],
    ['invalid-breakdown', ',All,All', `,${'A'.repeat(201)},All`, 'is no name of 1 to 200 characters'],
  ])('is %s where "%s" reads otherwise, in words for people', (reason, cell, other, sentence) => {
    const fault = convert('a', `${LEEDS.replace(cell, other)},1`)[0]?.fault;
    expect(fault?.reason).toBe(reason);
    expect(fault?.detail).toContain(sentence);
  });

  it('that has too few cells is not taken for a shorter one', () => {
    expect(convert('a,b', `${LEEDS},1`)[0]).toMatchObject({
      row: null,
      fault: { reason: 'wrong-number-of-cells', detail: '13 cells under 14 columns' },
    });
  });

  it('in no English region is nobody’s', () => {
    expect(convert('a', `${LEEDS.replace('E12000003', 'W92000004')},1`)[0]).toMatchObject({ producer: null });
  });
});

describe('a column name that stands twice', () => {
  it('is one measure where the twins agree', () => {
    expect(convert('a,twin,twin', `${LEEDS},1,7,7`)[0]).toMatchObject({
      fault: null,
      row: { measures: { a: 1, twin: 7 } },
    });
  });

  it('quarantines the row where they differ, and sends neither value', () => {
    expect(convert('a,twin,twin', `${LEEDS},1,7,8`)[0]).toMatchObject({
      row: null,
      fault: { reason: 'twin-columns-differ', detail: expect.stringContaining('"7" and "8"') },
    });
  });
});

describe('a header', () => {
  it('of another shape is not ours', () => {
    expect(recognise('region_heading,la_name,old_la_code')).toEqual({ is: 'unknown' });
  });

  it.each([
    ['it has no column la_name', PLACE.replace(',la_name', '').concat(',a')],
    ['it has no column of figures', PLACE],
    ['the column region_code stands twice', `${PLACE},region_code,a`],
    ['the column "a b" cannot be a measure: use letters, digits and underscores', `${PLACE},a b`],
  ])('with a fault says it: %s', (reason, header) => {
    expect(recognise(header)).toEqual({ is: 'faulty', reason });
  });
});

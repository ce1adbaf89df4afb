import { describe, expect, it } from 'vitest';
import { tribunalAppeals } from './tribunal-appeals.ts';

const HEADER =
  'region_heading,la_name,old_la_code,year,appeals_registered,appeals_symbol,appealable_decisions,decisions_symbol,appeal_rate_as_printed';

function convert(...cells: string[]) {
  const found = tribunalAppeals.recognise(HEADER.split(','), 'any.csv');
  if (found.is !== 'known') throw new Error('not recognised');
  return found.converter.convert(cells);
}

describe('a row of the tribunal’s table', () => {
  it('is a calendar year of an authority, without a GSS code', () => {
    expect(convert('NORTH EAST', 'Durham', '840', '2024', '344', '', '5827', '', '5.90%')).toEqual({
      producer: 'north-east',
      fault: null,
      row: {
        dataset: 'send_tribunal_appeals',
        area: {
          geographic_level: 'Local authority',
          region_code: 'E12000001',
          old_la_code: '840',
          la_name: 'Durham',
        },
        period: { time_period: '2024', time_identifier: 'Calendar year' },
        breakdown: { topic: 'All appeals', breakdown: 'All appeals' },
        measures: { appeals_registered: 344, appealable_decisions: 5827, appeal_rate_percent: 5.9 },
      },
    });
  });

  it('of inner or outer London is London’s', () => {
    expect(convert('INNER LONDON', 'Camden', '202', '2024', '53', '', '1,654', '', '3.20%')).toMatchObject({
      producer: 'london',
      row: { area: { region_code: 'E12000007' }, measures: { appealable_decisions: 1654 } },
    });
    expect(convert('OUTER LONDON', 'Barnet', '302', '2024', '1', '', '1', '', '1%').producer).toBe('london');
  });

  it.each([
    ['Cumbria8', 'Cumbria'],
    ['Dorset6', 'Dorset'],
    ['Bournemouth, Christchurch and Poole5', 'Bournemouth, Christchurch and Poole'],
    ['Total4,9', 'Total'],
    ['Area 51', 'Area 51'],
  ])('named %s is named %s', (printed, name) => {
    expect(convert('SOUTH WEST', printed, '838', '2024', '1', '', '1', '', '1%').row?.area['la_name']).toBe(
      name,
    );
  });
});

describe('its symbols', () => {
  const measuresOf = (...cells: string[]) =>
    convert('NORTH EAST', 'Darlington', '841', '2014', ...cells).row?.measures;

  it('take a dash beside a printed rate for a count of none', () => {
    expect(measuresOf('', '-', '450', '', '0.00%')).toEqual({
      appeals_registered: 0,
      appealable_decisions: 450,
      appeal_rate_percent: 0,
    });
  });

  it('take ".." and a blank for not available, "~" for suppressed', () => {
    const unavailable = { appeals_registered: 'x', appealable_decisions: 'x', appeal_rate_percent: 'x' };
    expect(measuresOf('', '..', '', '..', '..')).toEqual(unavailable);
    expect(measuresOf('', '', '', '', '')).toEqual(unavailable);
    expect(measuresOf('', '~', '450', '', '~')).toMatchObject({ appeals_registered: 'c' });
  });

  it('do not hide a figure that stands beside one, or a text that is neither', () => {
    const row = ['NORTH EAST', 'Darlington', '841', '2014'];
    expect(convert(...row, '5', '-', '450', '', '1%').fault?.reason).toBe('invalid-cell');
    expect(convert(...row, 'many', '', '450', '', '1%').fault?.reason).toBe('invalid-cell');
    expect(convert(...row, 'x', '', '450', '', '1%').fault?.reason).toBe('invalid-cell');
  });
});

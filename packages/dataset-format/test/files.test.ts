import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { dataCsv, manifestJson, metaCsv, sha256Hex } from '../src/index.ts';
import { sampleTable } from './sample-table.ts';

describe('data file', () => {
  const csv = dataCsv(sampleTable);

  it('has the mandatory columns first, then levels, filters and indicators', () => {
    expect(csv.split('\n')[0]).toBe(
      'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,' +
        'new_la_code,old_la_code,la_name,change_programme_partnership,breakdown_group,breakdown,' +
        'plans_count,plans_percent',
    );
  });

  it('keeps 0, a symbol and a measure that is not there apart', () => {
    const rows = csv.split('\n').slice(1, -1);
    expect(rows).toEqual([
      '2024,Calendar year,National,E92000001,England,,,,,,Total,Total,Total,97000,46.4',
      '2024,Calendar year,Regional,E92000001,England,E12000007,London,,,,Total,Total,Total,0,x',
      '2024,Calendar year,Local authority,E92000001,England,E12000005,West Midlands,E06000019,884,' +
        '"Herefordshire, County of",West Midlands,Total,Total,low,67.6',
      '2024,Calendar year,Local authority,E92000001,England,E12000007,London,E09000007,202,Camden,London,Total,Total,178,x',
    ]);
  });

  it('has LF line ends and no byte order mark', () => {
    expect(csv).not.toContain('\r');
    expect(csv.charCodeAt(0)).not.toBe(0xfeff);
    expect(csv.endsWith('\n')).toBe(true);
  });

  it('is the same whatever order the rows came in', () => {
    expect(dataCsv({ ...sampleTable, rows: sampleTable.rows.toReversed() })).toBe(csv);
  });

  it('can be read back by any RFC 4180 reader', () => {
    const [, , , row] = parse(csv, { columns: true }) as Record<string, string>[];
    expect(row?.['la_name']).toBe('Camden');
  });
});

describe('metadata file', () => {
  it('has a row per filter and indicator and none for grouping columns', () => {
    const varied = sampleTable.rows.map((row, i) => ({
      ...row,
      items: { ...row.items, breakdown: `Group ${i}` },
    }));
    expect(metaCsv({ ...sampleTable, rows: varied })).toBe(
      [
        'col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column',
        'change_programme_partnership,Filter,Change programme partnership,,,,,',
        'breakdown,Filter,Breakdown,,,,,breakdown_group',
        'plans_count,Indicator,Plans issued,Plans,,0,,',
        'plans_percent,Indicator,Within 20 weeks,Plans,%,1,,',
        '',
      ].join('\n'),
    );
  });

  it('leaves out a filter that has one item', () => {
    expect(metaCsv(sampleTable)).not.toContain('breakdown,Filter');
  });
});

describe('manifest', () => {
  const manifest = (id: string): string =>
    manifestJson({
      id,
      title: 'Plans',
      description: 'Plans issued',
      partnership: 'all',
      asOf: '2025-06-26T08:30:00.000Z',
      sources: [{ release: 'ehc-plans-2025', version: '1', rows: 4 }],
      files: [{ name: 'plans.csv', content: 'a,b\n1,é\n', rows: 1 }],
      notes: ['No suppression.'],
      publisher: 'Department for Education',
    });

  it('is the same text for the same input, with sorted keys, sums and bytes', () => {
    expect(manifest('plans')).toMatchInlineSnapshot(`
      "{
        "asOf": "2025-06-26T08:30:00.000Z",
        "description": "Plans issued",
        "files": [
          {
            "bytes": 9,
            "name": "plans.csv",
            "rows": 1,
            "sha256": "0b366abc819654c9c30f670e7f2f31b14f8ddba7b7956ba38772fcae06b8c1b7"
          }
        ],
        "format": "rep-data-set/1",
        "generatedBy": {
          "name": "@rep/dataset-format",
          "version": "0.1.0"
        },
        "id": "plans",
        "licence": {
          "attribution": "Contains public sector information licensed under the Open Government Licence v3.0. Source: Department for Education.",
          "name": "Open Government Licence v3.0",
          "url": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
        },
        "notes": [
          "No suppression."
        ],
        "partnership": "all",
        "sources": [
          {
            "release": "ehc-plans-2025",
            "rows": 4,
            "version": "1"
          }
        ],
        "title": "Plans"
      }
      "
    `);
  });

  it('gives the SHA-256 that sha256sum gives', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

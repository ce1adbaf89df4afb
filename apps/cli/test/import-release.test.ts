import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CAMDEN,
  createReleaseFolder,
  ENGLAND,
  HEADER,
  LEEDS,
  lastLine,
  type ReleaseFolder,
} from './support/release-folder.ts';
import { busy } from './support/stand-in.ts';

let folder: ReleaseFolder;
beforeEach(async () => {
  folder = await createReleaseFolder();
});
afterEach(() => folder.standIn.stop());

describe('an import', () => {
  it('sends each row to the service of its printed region, and reconciles', async () => {
    folder.write('Table_One.csv', [HEADER, `${LEEDS},1,x`, `${CAMDEN},2,-3`, `${ENGLAND},3,0`]);
    const { code, output } = await folder.importIt('--release', 'a release', '--recorded-at', '2025-06-26');
    expect(code).toBe(0);
    expect(lastLine(output)).toBe('rows read 3 = accepted 3 + duplicate 0 + quarantined 0');
    const sent = new Map(folder.standIn.calls.map((call) => [call.producer, call]));
    expect([...sent.keys()].sort()).toEqual(['london', 'national', 'yorkshire-and-the-humber']);
    expect(sent.get('london')).toMatchObject({
      release: { name: 'a release', version: expect.stringMatching(/^[0-9a-f]{40}$/) },
      dataset: 'table_one',
      recordedAt: '2025-06-26T00:00:00.000Z',
      rows: [{ measures: { a: 2, b: -3 } }],
    });
  });

  it('reads a BOM, Windows line ends, quotes and blank lines as what they are', async () => {
    folder.write(
      't.csv',
      `\uFEFF${[HEADER, `${LEEDS.replace('Leeds', '"Leeds"')},1,`, '', ''].join('\r\n')}`,
    );
    expect(lastLine((await folder.importIt()).output)).toBe(
      'rows read 1 = accepted 1 + duplicate 0 + quarantined 0',
    );
    expect(folder.standIn.calls[0]?.rows).toMatchObject([{ area: { la_name: 'Leeds' }, measures: { a: 1 } }]);
  });

  it('keeps the rows of one service in the order of the file, however many batches they take', async () => {
    const rows = Array.from(
      { length: 1201 },
      (_, index) => `${LEEDS.replace(/All$/, `B${index}`)},${index},1`,
    );
    folder.write('t.csv', [HEADER, ...rows]);
    await folder.importIt();
    expect(folder.standIn.calls.map(({ rows: batch }) => batch.length)).toEqual([500, 500, 201]);
    const values = folder.standIn.calls.flatMap(({ rows: batch }) =>
      batch.map(({ measures }) => measures['a']),
    );
    expect(values).toEqual(rows.map((_, index) => index));
  });

  it('takes the last day of a February in a leap year for what it is', async () => {
    folder.write('t.csv', [HEADER, `${LEEDS},1,2`]);
    await folder.importIt('--recorded-at', '2024-02-29T23:30:00-01:00');
    expect(folder.standIn.calls[0]?.recordedAt).toBe('2024-03-01T00:30:00.000Z');
  });

  it('waits while a service is full', async () => {
    folder.write('t.csv', [HEADER, `${LEEDS},1,2`]);
    folder.standIn.next.push(busy, busy);
    expect(lastLine((await folder.importIt()).output)).toBe(
      'rows read 1 = accepted 1 + duplicate 0 + quarantined 0',
    );
  });

  it('tells apart the rows that the evidence service quarantined, with the reason', async () => {
    folder.write('t.csv', [HEADER, `${LEEDS},1,2`, `${CAMDEN},1,2`]);
    folder.settle((producer) =>
      producer === 'london' ? { quarantined: 1, reason: 'triple-disagrees' } : {},
    );
    const { code, output } = await folder.importIt();
    expect(code).toBe(0);
    expect(output).toContain('quarantined 1 triple-disagrees, for example: seen in a test');
    expect(lastLine(output)).toBe('rows read 2 = accepted 1 + duplicate 0 + quarantined 1');
  });
});

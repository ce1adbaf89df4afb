import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runRep } from './support/run-rep.ts';
import { busy, refusing, type StandIn, startStandIn } from './support/stand-in.ts';

const HEADER =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,new_la_code,old_la_code,la_name,breakdown_topic,breakdown,a,b';
const place = (region: string, code: string, old: string, name: string, breakdown = 'All') =>
  `2024,Calendar year,Local authority,E92000001,England,${region},A region,${code},${old},${name},All,${breakdown}`;
const LEEDS = place('E12000003', 'E08000035', '383', 'Leeds');
const CAMDEN = place('E12000007', 'E09000007', '202', 'Camden');
const ENGLAND = '2024,Calendar year,National,E92000001,England,,,,,,All,All';

let standIn: StandIn;
let folder: string;
beforeEach(async () => {
  standIn = await startStandIn();
  folder = join(standIn.directory, 'release');
  mkdirSync(folder);
  standIn.graphql = settledBy(() => ({}));
});
afterEach(() => standIn.stop());

type Settled = { duplicate?: number; quarantined?: number; reason?: string };
const settledBy =
  (rule: (producer: unknown) => Settled) =>
  (_query: string, { producer, from, to }: Record<string, unknown>) => {
    const { duplicate = 0, quarantined = 0, reason } = rule(producer);
    const accepted = Number(to) - Number(from) + 1 - duplicate - quarantined;
    const reasons = reason ? [{ reason, count: quarantined, detail: 'seen in a test' }] : [];
    return { data: { outcomes: { accepted, duplicate, quarantined, pending: 0, reasons } } };
  };
const write = (file: string, content: string | Buffer): void => writeFileSync(join(folder, file), content);
const importIt = (...more: string[]) => runRep(standIn.directory, 'import-release', folder, ...more);
const lastLine = (output: string) => output.trim().split('\n').at(-1);

describe('an import', () => {
  it('sends each row to the service of its printed region, and reconciles', async () => {
    write('Table_One.csv', [HEADER, `${LEEDS},1,x`, `${CAMDEN},2,-3`, `${ENGLAND},3,0`].join('\n'));
    const { code, output } = await importIt('--release', 'a release', '--recorded-at', '2025-06-26');
    expect(code).toBe(0);
    expect(lastLine(output)).toBe('rows read 3 = accepted 3 + duplicate 0 + quarantined 0');
    const sent = new Map(standIn.calls.map((call) => [call.producer, call]));
    expect([...sent.keys()].sort()).toEqual(['london', 'national', 'yorkshire-and-the-humber']);
    expect(sent.get('london')).toMatchObject({
      release: { name: 'a release', version: expect.stringMatching(/^[0-9a-f]{40}$/) },
      dataset: 'table_one',
      recordedAt: '2025-06-26T00:00:00.000Z',
      rows: [{ measures: { a: 2, b: -3 } }],
    });
  });

  it('reads a BOM, Windows line ends, quotes and blank lines as what they are', async () => {
    write('t.csv', `\uFEFF${[HEADER, `${LEEDS.replace('Leeds', '"Leeds"')},1,`, '', ''].join('\r\n')}`);
    expect(lastLine((await importIt()).output)).toBe(
      'rows read 1 = accepted 1 + duplicate 0 + quarantined 0',
    );
    expect(standIn.calls[0]?.rows).toMatchObject([{ area: { la_name: 'Leeds' }, measures: { a: 1 } }]);
  });

  it('run again doubles nothing: what the services hold is duplicate', async () => {
    write('t.csv', [HEADER, `${LEEDS},1,2`, `${CAMDEN},1,2`].join('\n'));
    await importIt();
    write('t.csv', [HEADER, `${LEEDS},1,2`, `${CAMDEN},1,2`].join('\n'));
    const { code, output } = await importIt();
    expect(code).toBe(0);
    expect(lastLine(output)).toBe('rows read 2 = accepted 0 + duplicate 2 + quarantined 0');
  });

  it('run again tells the rows whose first sending was quarantined as quarantined, with the reason', async () => {
    write('t.csv', [HEADER, `${LEEDS},1,2`, `${CAMDEN},1,2`, `${CAMDEN},1,2`].join('\n'));
    standIn.graphql = settledBy((producer) =>
      producer === 'london' ? { quarantined: 1, reason: 'triple-disagrees' } : {},
    );
    expect(lastLine((await importIt()).output)).toBe(
      'rows read 3 = accepted 1 + duplicate 1 + quarantined 1',
    );
    const { code, output } = await importIt();
    expect(code).toBe(0);
    expect(output).toContain('quarantined 1 triple-disagrees, for example: seen in a test');
    expect(lastLine(output)).toBe('rows read 3 = accepted 0 + duplicate 2 + quarantined 1');
  });

  it('counts a row that stands in two files once, wherever it came first', async () => {
    for (const file of ['t.csv', 'T.CSV']) write(file, [HEADER, `${CAMDEN},1,2`].join('\n'));
    standIn.graphql = settledBy(() => ({ quarantined: 1, reason: 'triple-disagrees' }));
    const once = 'rows read 2 = accepted 0 + duplicate 1 + quarantined 1';
    expect(lastLine((await importIt()).output)).toBe(once);
    expect(lastLine((await importIt()).output)).toBe(once);
  });

  it('keeps the rows of one service in the order of the file, however many batches they take', async () => {
    const rows = Array.from(
      { length: 1201 },
      (_, index) => `${LEEDS.replace(/All$/, `B${index}`)},${index},1`,
    );
    write('t.csv', [HEADER, ...rows].join('\n'));
    await importIt();
    expect(standIn.calls.map(({ rows: batch }) => batch.length)).toEqual([500, 500, 201]);
    const values = standIn.calls.flatMap(({ rows: batch }) => batch.map(({ measures }) => measures['a']));
    expect(values).toEqual(rows.map((_, index) => index));
  });

  it('takes the last day of a February in a leap year for what it is', async () => {
    write('t.csv', [HEADER, `${LEEDS},1,2`].join('\n'));
    await importIt('--recorded-at', '2024-02-29T23:30:00-01:00');
    expect(standIn.calls[0]?.recordedAt).toBe('2024-03-01T00:30:00.000Z');
  });

  it('waits while a service is full', async () => {
    write('t.csv', [HEADER, `${LEEDS},1,2`].join('\n'));
    standIn.next.push(busy, busy);
    expect(lastLine((await importIt()).output)).toBe(
      'rows read 1 = accepted 1 + duplicate 0 + quarantined 0',
    );
  });

  it('tells apart the rows that the evidence service quarantined, with the reason', async () => {
    write('t.csv', [HEADER, `${LEEDS},1,2`, `${CAMDEN},1,2`].join('\n'));
    standIn.graphql = settledBy((producer) =>
      producer === 'london' ? { quarantined: 1, reason: 'triple-disagrees' } : {},
    );
    const { code, output } = await importIt();
    expect(code).toBe(0);
    expect(output).toContain('quarantined 1 triple-disagrees, for example: seen in a test');
    expect(lastLine(output)).toBe('rows read 2 = accepted 1 + duplicate 0 + quarantined 1');
  });

  it('counts rows that can become no event, and still takes the others', async () => {
    const short = LEEDS;
    write('t.csv', [HEADER, `${LEEDS},broken,2`, `${CAMDEN},1,2`, `${short},1`, `${ENGLAND},,`].join('\n'));
    const { code, output } = await importIt();
    expect(code).toBe(0);
    expect(output).toContain('quarantined 1 invalid-cell, for example: a: "broken" is neither');
    expect(output).toContain('quarantined 1 wrong-number-of-cells');
    expect(output).toContain('rows read 4 = accepted 1 + duplicate 0 + quarantined 3');
  });

  it('is not done where no row was taken', async () => {
    write('t.csv', [HEADER, `${LEEDS},broken,2`, `${LEEDS},1,2`].join('\n'));
    standIn.next.push(refusing, refusing);
    const { code, output } = await importIt();
    expect(code).toBe(1);
    expect(output).toContain('quarantined 1 refused-by-service, for example: nothing is taken here');
    expect(output).toContain('no row was taken: mend what the reasons above name');
    expect(lastLine(output)).toBe('rows read 2 = accepted 0 + duplicate 0 + quarantined 2');
  });

  it('is done where they refused some rows and took others', async () => {
    write('t.csv', [HEADER, `${LEEDS},1,2`, `${CAMDEN},1,2`].join('\n'));
    standIn.next.push(refusing);
    const { code, output } = await importIt();
    expect(code).toBe(0);
    expect(lastLine(output)).toBe('rows read 2 = accepted 1 + duplicate 0 + quarantined 1');
  });

  it('tells the services of the rows that became no event, by reason and with the first of each', async () => {
    const twin = HEADER.replace(/b$/, 'a');
    write('t.csv', [HEADER, `${CAMDEN},1,2`, `${CAMDEN},no,2`, `${CAMDEN},never,2`, `${LEEDS},1`].join('\n'));
    write('twins.csv', [twin, `${CAMDEN},1,2`, `${CAMDEN.replace('E12000007', '')},1,1`].join('\n'));
    const { output } = await importIt('--release', 'a release');
    expect(lastLine(output)).toBe('rows read 6 = accepted 1 + duplicate 0 + quarantined 5');
    const told = standIn.refusals.flatMap(({ producer, dataset, reasons }) =>
      reasons.map(({ reason, count, row }) => [dataset, producer, reason, count, row]),
    );
    expect(told.sort()).toEqual([
      ['t', 'london', 'invalid-cell', 2, 2],
      ['t', 'national', 'wrong-number-of-cells', 1, 4],
      ['twins', 'london', 'twin-columns-differ', 1, 1],
      ['twins', 'national', 'invalid-area', 1, 2],
    ]);
    expect(standIn.refusals[0]?.release).toEqual({ name: 'a release', version: expect.any(String) });
  });

  it('does not let a row replace an earlier one of its file: it is quarantined and told, a plain repetition is not', async () => {
    write('t.csv', [HEADER, `${CAMDEN},1,2`, `${LEEDS},1,2`, `${CAMDEN},1,3`, `${CAMDEN},1,2`].join('\n'));
    for (const counts of ['accepted 2 + duplicate 1', 'accepted 0 + duplicate 3']) {
      const { code, output } = await importIt();
      expect(code).toBe(0);
      expect(output).toContain('quarantined 1 row-repeated-with-other-figures, for example: a row above');
      expect(lastLine(output)).toBe(`rows read 4 = ${counts} + quarantined 1`);
    }
    expect(standIn.refusals[0]).toMatchObject({
      producer: 'london',
      reasons: [{ reason: 'row-repeated-with-other-figures', count: 1, row: 3 }],
    });
    const sent = standIn.calls.flatMap(({ rows }) => rows.map(({ measures }) => measures['b']));
    expect(new Set(sent)).toEqual(new Set([2]));
  });

  it('lists the files whose shape it does not know, and those that it cannot read', async () => {
    write('good.csv', [HEADER, `${LEEDS},1,2`].join('\n'));
    write('another.csv', 'name,colour\nx,red\n');
    write('empty.csv', '');
    write('less.csv', HEADER.replace(',la_name', ''));
    write(
      'latin.csv',
      Buffer.from([HEADER, `${LEEDS.replace('Leeds', 'Le\u00e9ds')},1,2`].join('\n'), 'latin1'),
    );
    write('wide.csv', Buffer.from(`\uFEFF${HEADER}`, 'utf16le'));
    write('notes.txt', 'read me');
    const { code, output } = await importIt();
    expect(code).toBe(0);
    expect(output.split('\n').filter((line) => line.startsWith('skipped'))).toEqual([
      'skipped notes.txt: it is no CSV file',
      'skipped another.csv: its columns are of no shape that this command knows',
      'skipped empty.csv: it is empty',
      'skipped latin.csv: it is not in UTF-8 (Latin-1 or Windows-1252, by the look of it): save it as UTF-8',
      'skipped less.csv: it has no column la_name',
      'skipped wide.csv: it is in UTF-16: save it as UTF-8',
    ]);
  });

  it('does not call a file read that breaks off in the middle', async () => {
    write('t.csv', `${HEADER}\n${LEEDS},1,2\n${CAMDEN},"1,2\n`);
    const { code, output } = await importIt();
    expect(code).toBe(1);
    expect(output).toMatch(/broken off t\.csv: .* line 3: close that quotation mark or take it out/);
    expect(lastLine(output)).toMatch(
      /^rows read \d .* NOT READ TO THE END: mend t\.csv as said above, then run the same command again$/,
    );
    expect(output).not.toContain('DOES NOT BALANCE');
  });
});

describe('an import that cannot begin ends with one sentence', () => {
  it.each([
    ['no such folder', () => join(folder, 'nowhere'), 'There is no folder'],
    ['a folder without CSV files', () => folder, 'There are no CSV files in'],
    ['a file', () => join(standIn.directory, 'endpoints.json'), 'is a file: name the folder'],
  ])('%s', async (_, directory, sentence) => {
    const { code, errors, output } = await runRep(standIn.directory, 'import-release', directory());
    expect(code).toBe(1);
    expect(errors).toContain(sentence);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(output).toBe('');
  });

  it('only a table with a missing column', async () => {
    write('t.csv', HEADER.replace(',la_name', ''));
    const { code, errors } = await importIt();
    expect(code).toBe(1);
    expect(errors).toContain('t.csv: it has no column la_name');
  });

  it('no running system', async () => {
    const { code, errors } = await runRep(folder, 'import-release', folder);
    expect(code).toBe(1);
    expect(errors).toContain('start it with "npm start"');
  });

  it.each([
    ['empty', '', 'no characters'],
    ['blank', '  ', 'no characters'],
    ['too long', 'n'.repeat(201), '201 characters'],
  ])('a name of the release that is %s', async (_, name, problem) => {
    write('t.csv', [HEADER, `${LEEDS},1,2`].join('\n'));
    const { code, errors } = await importIt('--release', name);
    expect(code).toBe(1);
    expect(errors).toContain(`--release has ${problem}: give the release a name`);
    expect(standIn.calls).toEqual([]);
  });

  it('a time that is still to come', async () => {
    write('t.csv', [HEADER, `${LEEDS},1,2`].join('\n'));
    const { code, errors } = await importIt('--recorded-at', '2999-01-01');
    expect(code).toBe(1);
    expect(errors).toContain('2999-01-01 is still to come');
    expect(standIn.calls).toEqual([]);
  });

  it.each(['2026-02-30', '2025-02-29T09:30:00Z', '2025-04-31T09:30:00+01:00', '2025-01-01T24:00:00Z'])(
    'a time that does not exist: %s',
    async (time) => {
      write('t.csv', [HEADER, `${LEEDS},1,2`].join('\n'));
      const { code, errors } = await importIt('--recorded-at', time);
      expect(code).toBe(1);
      expect(errors).toContain(`"${time}" is no time for --recorded-at`);
      expect(standIn.calls).toEqual([]);
    },
  );

  it('a time that is none', async () => {
    write('t.csv', [HEADER, `${LEEDS},1,2`].join('\n'));
    const { code, errors } = await importIt('--recorded-at', 'yesterday');
    expect(code).toBe(1);
    expect(errors).toContain('"yesterday" is no time for --recorded-at');
  });
});

describe('the built-in figures', () => {
  it('go through the services, as known from the day of publication, and again without effect', async () => {
    const first = await runRep(standIn.directory, 'load-built-in');
    expect(first.code).toBe(0);
    expect(lastLine(first.output)).toBe('rows read 947 = accepted 947 + duplicate 0 + quarantined 0');
    expect(new Set(standIn.calls.map(({ recordedAt }) => recordedAt))).toEqual(
      new Set(['2025-06-26T00:00:00.000Z']),
    );
    const again = await runRep(standIn.directory, 'load-built-in');
    expect(lastLine(again.output)).toBe('rows read 947 = accepted 0 + duplicate 947 + quarantined 0');
  });
});

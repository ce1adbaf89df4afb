import { authorityByAnyCode } from '@rep/domain';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { differences, printedSide, type Side, storedSide, textOf } from './support/compare-release.ts';
import { askEvidence } from './support/evidence-client.ts';
import { folderOf, readPublished } from './support/published-files.ts';
import { lastLine, type Ran, rep, repKilledAtWork } from './support/rep-command.ts';
import { startSystem } from './support/start-system.ts';

const IMPORT_MS = 600_000;
const FIRST = 'ehc_plans_2025';
const CORRECTED = 'ehc_plans_2025_corrected';
const FILES = [
  'annual_reviews',
  'assessments',
  'caseload',
  'newplans',
  'requests',
  'sen_needs_all_plans',
  'timeliness_20_week',
];
const TIMELINESS = 'timeliness_20_week.pc_plans_issued_20_weeks_ex';

const system = await startSystem();
const { data } = system;
let beforeCorrection = '';

/** With what was said on the way, so that a failure explains itself. */
function expectImported(ran: Ran, reconciliation: string): void {
  const said = `${ran.output}\n${ran.errors}\n${system.output()}`;
  expect(lastLine(ran), said).toBe(reconciliation);
  expect(ran.code, said).toBe(0);
}

const figures = (...args: string[]): Promise<Ran> => rep(data, 'figures', '--measure', TIMELINESS, ...args);
const valuesOf = ({ output }: Ran): (string | undefined)[] =>
  output
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').at(-1));

describe('the first release', () => {
  test('killed at work and run again is imported whole, and reconciles', { timeout: IMPORT_MS }, async () => {
    const command = ['import-release', folderOf(FIRST), '--release', 'first'];
    expect((await repKilledAtWork(data, ...command)).code).toBeNull();
    const ran = await rep(data, ...command);
    const [, accepted, duplicate] = /accepted (\d+) \+ duplicate (\d+)/.exec(lastLine(ran)) ?? [];
    expectImported(ran, `rows read 108654 = accepted ${accepted} + duplicate ${duplicate} + quarantined 0`);
    expect(Number(accepted) + Number(duplicate)).toBe(108_654);
    expect(Number(duplicate)).toBeGreaterThan(0);
    expect(ran.output).toContain('skipped data-guidance.txt');
  });

  test.each(FILES)('%s comes back value by value', { timeout: IMPORT_MS }, async (file) => {
    const printed = printedSide(FIRST, file);
    const { side } = await storedSide(data, file);
    expect(differences(printed, side)).toEqual([]);
    expect(side.size).toBe(printed.size);
  });

  test('sent again doubles nothing', { timeout: IMPORT_MS }, async () => {
    const ran = await rep(data, 'import-release', folderOf(FIRST), '--release', 'first');
    expectImported(ran, 'rows read 108654 = accepted 0 + duplicate 108654 + quarantined 0');
  });

  test('answers with the published figures', async () => {
    const england = await figures('--area', 'E92000001', '--period', '2019..2024');
    expect(valuesOf(england)).toEqual(['60.4', '58', '59.9', '49.2', '50.3', '46.4']);
    expect(valuesOf(await figures('--area', 'E09000007', '--period', '2024'))).toEqual(['96.6']);
    expect(valuesOf(await figures('--area', 'E08000035', '--period', '2022..2024'))).toEqual([
      '12.3',
      '8.4',
      '9.3',
    ]);
  });

  test('has no row for Leicester in 2023: an empty result', async () => {
    const { code, output } = await figures('--area', 'E06000016', '--period', '2023');
    expect(code).toBe(0);
    expect(output).toBe('area_code,area_name,period,breakdown,measure,value\n');
  });

  test('gives an authority’s whole series once under any of its codes, each row with its printed code', async () => {
    const period = ['--period', '2019..2024'];
    const current = await figures('--area', 'E06000060', ...period);
    const former = await figures('--area', 'E10000002', ...period);
    expect(former.output).toBe(current.output);
    const both = await figures('--area', 'E10000002,E06000060', ...period);
    expect(both.output).toBe(current.output);
    const codes = current.output
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0]);
    expect(new Set(codes)).toEqual(new Set(['E10000002', 'E06000060']));
    expect(valuesOf(current)).toHaveLength(6);
  });
});

describe('the corrected release', () => {
  test('on top is imported whole', { timeout: IMPORT_MS }, async () => {
    beforeCorrection = new Date().toISOString();
    const ran = await rep(data, 'import-release', folderOf(CORRECTED), '--release', 'corrected');
    expectImported(ran, 'rows read 39321 = accepted 39321 + duplicate 0 + quarantined 0');
  });

  test.each([
    ['timeliness_20_week', 68, 1],
    ['requests', 87, 1],
    ['sen_needs_all_plans', 79, 0],
  ])(
    'changes of %s %d rows, adds %d, and touches no other',
    { timeout: IMPORT_MS },
    async (file, changed, added) => {
      const before = await storedSide(data, file, beforeCorrection);
      const after = await storedSide(data, file);
      expect(differences(printedSide(FIRST, file), before.side)).toEqual([]);
      expect(differences(printedSide(CORRECTED, file), after.side)).toEqual([]);
      const differing = differences(before.side, after.side);
      expect(differing.filter((where) => !before.side.has(where))).toHaveLength(added);
      expect(differing.filter((where) => before.side.has(where))).toHaveLength(changed);
      expect(after.releases.get('corrected')).toBe(changed + added);
    },
  );

  test('takes Lewisham’s 94.8 back to x, and as of before it still says 94.8', async () => {
    const lewisham = ['--area', 'E09000023', '--period', '2024'];
    expect(valuesOf(await figures(...lewisham))).toEqual(['x']);
    expect(valuesOf(await figures(...lewisham, '--as-of', beforeCorrection))).toEqual(['94.8']);
  });
});

describe('the tribunal’s table', () => {
  test('is imported but for the 55 rows whose code and name disagree', { timeout: IMPORT_MS }, async () => {
    const ran = await rep(data, 'import-release', folderOf('send_tribunal'), '--release', 'tribunal');
    expectImported(ran, 'rows read 1705 = accepted 1650 + duplicate 0 + quarantined 55');
    expect(ran.output).toContain('quarantined 55 triple-disagrees');
    expect(ran.output).toContain('skipped appeal_rate_as_printed.csv');
  });

  test('sent again is duplicate but for the same 55 rows', { timeout: IMPORT_MS }, async () => {
    const ran = await rep(data, 'import-release', folderOf('send_tribunal'), '--release', 'tribunal');
    expectImported(ran, 'rows read 1705 = accepted 0 + duplicate 1650 + quarantined 55');
    expect(ran.output).toContain('quarantined 55 triple-disagrees');
  });

  test('comes back value by value, and gives nothing to the wrong authority', async () => {
    const { side } = await storedSide(data, 'send_tribunal_appeals');
    const expected = expectedAppeals();
    const stored = new Map([...side].filter(([where]) => !where.startsWith('E92')));
    expect(differences(expected, stored)).toEqual([]);
    const wronged = ['E06000056', 'E10000003', 'E06000018', 'E10000024', 'E10000021'];
    expect([...side.keys()].filter((where) => wronged.some((code) => where.startsWith(code)))).toEqual([]);
  });
});

/** What must come back of the tribunal's table: worked out by DfE code and name, row by row, apart from the importer. */
function expectedAppeals(): Side {
  const side: Side = new Map();
  const symbolOf = (symbol: string): string => (symbol === '-' ? '0' : 'x');
  for (const row of readPublished('send_tribunal', 'appeals_by_la_tidy.csv')) {
    const { la_name = '', old_la_code = '', year = '', ...cells } = Object.fromEntries(row);
    const authority = authorityByAnyCode(old_la_code);
    const name = la_name.replace(/\d$/, '').toLowerCase();
    if (!authority?.name.toLowerCase().includes(name.replace(/^durham$/, 'county durham'))) continue;
    if (name === 'nottingham' && authority.name !== 'Nottingham') continue;
    const rate = cells['appeal_rate_as_printed'] ?? '';
    const values = [
      ['appeals_registered', cells['appeals_registered'] || symbolOf(cells['appeals_symbol'] ?? '')],
      ['appealable_decisions', cells['appealable_decisions'] || symbolOf(cells['decisions_symbol'] ?? '')],
      ['appeal_rate_percent', /%$/.test(rate) ? String(Number.parseFloat(rate)) : 'x'],
    ] as const;
    side.set([authority.code, year, 'All appeals', 'All appeals'].join('|'), textOf(values));
  }
  return side;
}

test('the conservation statement balances', async () => {
  const totalsSchema = z.object({
    produced: z.number(),
    accepted: z.number(),
    duplicate: z.number(),
    quarantined: z.number(),
    inFlight: z.number(),
  });
  const statement = z.object({ totals: totalsSchema });
  const { totals } = statement.parse(JSON.parse((await rep(data, 'conservation')).output));
  expect(totals.inFlight).toBe(0);
  expect(totals.duplicate).toBe(0);
  expect(totals.quarantined).toBe(55);
  expect(totals.produced).toBe(totals.accepted + totals.duplicate + totals.quarantined);
  const { quarantine } = await askEvidence(
    data,
    z.object({ quarantine: z.array(z.object({ reason: z.string() })) }),
    { query: '{ quarantine(first: 100) { reason } }' },
  );
  expect(quarantine.map(({ reason }) => reason)).toEqual(new Array(55).fill('triple-disagrees'));
});

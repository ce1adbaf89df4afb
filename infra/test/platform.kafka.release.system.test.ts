import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { differences, printedSide, storedSide } from './support/compare-release.ts';
import { folderOf } from './support/published-files.ts';
import { lastLine, rep } from './support/rep-command.ts';
import { startSystem } from './support/start-system.ts';

const RELEASE = 'ehc_plans_2025';
/** The release's smallest file: the whole of it goes over the embedded stream (release.system.test.ts). */
const FILE = 'timeliness_20_week';
const IMPORT_MS = 600_000;

const system = await startSystem({ flags: ['--kafka'] });
const { data, home } = system;

test('a file of a real release comes back over Kafka value by value', { timeout: IMPORT_MS }, async () => {
  const folder = join(home, RELEASE);
  mkdirSync(folder);
  copyFileSync(join(folderOf(RELEASE), `${FILE}.csv`), join(folder, `${FILE}.csv`));
  const printed = printedSide(RELEASE, FILE);

  const ran = await rep(data, 'import-release', folder);
  const said = `${ran.output}\n${ran.errors}\n${system.output()}`;
  const rows = printed.size;
  expect(lastLine(ran), said).toBe(`rows read ${rows} = accepted ${rows} + duplicate 0 + quarantined 0`);
  expect(ran.code, said).toBe(0);

  const { side, releases } = await storedSide(data, FILE);
  expect(differences(printed, side)).toEqual([]);
  expect(side.size).toBe(rows);
  expect([...releases.values()]).toEqual([rows]);
});

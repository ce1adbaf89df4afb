import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CAMDEN,
  createReleaseFolder,
  HEADER,
  LEEDS,
  lastLine,
  type ReleaseFolder,
} from './support/release-folder.ts';
import { runRep } from './support/run-rep.ts';

let folder: ReleaseFolder;
beforeEach(async () => {
  folder = await createReleaseFolder();
});
afterEach(() => folder.standIn.stop());

describe('an import', () => {
  it('run again doubles nothing: what the services hold is duplicate', async () => {
    folder.write('t.csv', [HEADER, `${LEEDS},1,2`, `${CAMDEN},1,2`]);
    await folder.importIt();
    folder.write('t.csv', [HEADER, `${LEEDS},1,2`, `${CAMDEN},1,2`]);
    const { code, output } = await folder.importIt();
    expect(code).toBe(0);
    expect(lastLine(output)).toBe('rows read 2 = accepted 0 + duplicate 2 + quarantined 0');
  });

  it('run again tells the rows whose first sending was quarantined as quarantined, with the reason', async () => {
    folder.write('t.csv', [HEADER, `${LEEDS},1,2`, `${CAMDEN},1,2`, `${CAMDEN},1,2`]);
    folder.settle((producer) =>
      producer === 'london' ? { quarantined: 1, reason: 'triple-disagrees' } : {},
    );
    expect(lastLine((await folder.importIt()).output)).toBe(
      'rows read 3 = accepted 1 + duplicate 1 + quarantined 1',
    );
    const { code, output } = await folder.importIt();
    expect(code).toBe(0);
    expect(output).toContain('quarantined 1 triple-disagrees, for example: seen in a test');
    expect(lastLine(output)).toBe('rows read 3 = accepted 0 + duplicate 2 + quarantined 1');
  });

  it('counts a row that stands in two files once, wherever it came first', async () => {
    for (const file of ['t.csv', 'T.CSV']) folder.write(file, [HEADER, `${CAMDEN},1,2`]);
    folder.settle(() => ({ quarantined: 1, reason: 'triple-disagrees' }));
    const once = 'rows read 2 = accepted 0 + duplicate 1 + quarantined 1';
    expect(lastLine((await folder.importIt()).output)).toBe(once);
    expect(lastLine((await folder.importIt()).output)).toBe(once);
  });

  it('of the same files in another folder is the same release, under the same name', async () => {
    const files = { 'a_table.csv': [HEADER, `${LEEDS},1,2`], 'b_table.csv': [HEADER, `${CAMDEN},1,2`] };
    const other = join(folder.standIn.directory, 'elsewhere', 'under another name');
    mkdirSync(other, { recursive: true });
    for (const [file, lines] of Object.entries(files)) {
      folder.write(file, lines);
      writeFileSync(join(other, file), lines.join('\n'));
    }
    await folder.importIt();
    const { output } = await runRep(folder.standIn.directory, 'import-release', other);
    expect(lastLine(output)).toBe('rows read 2 = accepted 0 + duplicate 2 + quarantined 0');
    const releases = new Set(folder.standIn.calls.map(({ release }) => JSON.stringify(release)));
    expect(releases.size).toBe(1);
    const [release] = folder.standIn.calls.map((call) => call.release);
    expect(release?.name).toBe(`a_table and 1 more file, ${release?.version.slice(0, 12)}`);
  });

  it('of other bytes under the same file names is another release', async () => {
    for (const value of [1, 2]) {
      folder.write('t.csv', [HEADER, `${LEEDS},${value},2`]);
      await folder.importIt();
    }
    const names = folder.standIn.calls.map(({ release }) => release.name);
    expect(new Set(names).size).toBe(2);
    expect(names[0]).toMatch(/^t, [0-9a-f]{12}$/);
  });
});

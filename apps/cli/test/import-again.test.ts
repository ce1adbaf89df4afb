import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CAMDEN,
  createReleaseFolder,
  HEADER,
  LEEDS,
  lastLine,
  type ReleaseFolder,
} from './support/release-folder.ts';

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
});

import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReleaseFolder, HEADER, LEEDS, type ReleaseFolder } from './support/release-folder.ts';
import { runRep } from './support/run-rep.ts';

let folder: ReleaseFolder;
beforeEach(async () => {
  folder = await createReleaseFolder();
});
afterEach(() => folder.standIn.stop());

describe('an import that cannot begin ends with one sentence', () => {
  it.each([
    ['no such folder', () => join(folder.path, 'nowhere'), 'There is no folder'],
    ['a folder without CSV files', () => folder.path, 'There are no CSV files in'],
    ['a file', () => join(folder.standIn.directory, 'endpoints.json'), 'is a file: name the folder'],
  ])('%s', async (_, directory, sentence) => {
    const { code, errors, output } = await runRep(folder.standIn.directory, 'import-release', directory());
    expect(code).toBe(1);
    expect(errors).toContain(sentence);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(output).toBe('');
  });

  it('only a table with a missing column', async () => {
    folder.write('t.csv', HEADER.replace(',la_name', ''));
    const { code, errors } = await folder.importIt();
    expect(code).toBe(1);
    expect(errors).toContain('t.csv: it has no column la_name');
  });

  it('no running system', async () => {
    const { code, errors } = await runRep(folder.path, 'import-release', folder.path);
    expect(code).toBe(1);
    expect(errors).toContain('start it with "npm start"');
  });

  it.each([
    ['empty', '', 'no characters'],
    ['blank', '  ', 'no characters'],
    ['too long', 'n'.repeat(201), '201 characters'],
  ])('a name of the release that is %s', async (_, name, problem) => {
    folder.write('t.csv', [HEADER, `${LEEDS},1,2`]);
    const { code, errors } = await folder.importIt('--release', name);
    expect(code).toBe(1);
    expect(errors).toContain(`--release has ${problem}: give the release a name`);
    expect(folder.standIn.calls).toEqual([]);
  });

  it('a time that is still to come', async () => {
    folder.write('t.csv', [HEADER, `${LEEDS},1,2`]);
    const { code, errors } = await folder.importIt('--recorded-at', '2999-01-01');
    expect(code).toBe(1);
    expect(errors).toContain('2999-01-01 is still to come');
    expect(folder.standIn.calls).toEqual([]);
  });

  it.each(['2026-02-30', '2025-02-29T09:30:00Z', '2025-04-31T09:30:00+01:00', '2025-01-01T24:00:00Z'])(
    'a time that does not exist: %s',
    async (time) => {
      folder.write('t.csv', [HEADER, `${LEEDS},1,2`]);
      const { code, errors } = await folder.importIt('--recorded-at', time);
      expect(code).toBe(1);
      expect(errors).toContain(`"${time}" is no time for --recorded-at`);
      expect(folder.standIn.calls).toEqual([]);
    },
  );

  it('a time that is none', async () => {
    folder.write('t.csv', [HEADER, `${LEEDS},1,2`]);
    const { code, errors } = await folder.importIt('--recorded-at', 'yesterday');
    expect(code).toBe(1);
    expect(errors).toContain('"yesterday" is no time for --recorded-at');
  });
});

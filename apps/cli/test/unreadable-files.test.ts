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
  it('lists the files whose shape it does not know, and those that it cannot read', async () => {
    folder.write('good.csv', [HEADER, `${LEEDS},1,2`]);
    folder.write('another.csv', 'name,colour\nx,red\n');
    folder.write('empty.csv', '');
    folder.write('less.csv', HEADER.replace(',la_name', ''));
    folder.write(
      'latin.csv',
      Buffer.from([HEADER, `${LEEDS.replace('Leeds', 'Le\u00e9ds')},1,2`].join('\n'), 'latin1'),
    );
    folder.write('wide.csv', Buffer.from(`\uFEFF${HEADER}`, 'utf16le'));
    folder.write('wide-without-mark.csv', Buffer.from([HEADER, LEEDS].join('\n'), 'utf16le'));
    folder.write('notes.txt', 'read me');
    const { code, output } = await folder.importIt();
    expect(code).toBe(0);
    expect(output.split('\n').filter((line) => line.startsWith('skipped'))).toEqual([
      'skipped notes.txt: it is no CSV file',
      'skipped another.csv: its columns are of no shape that this command knows',
      'skipped empty.csv: it is empty',
      'skipped latin.csv: it is not in UTF-8 (Latin-1 or Windows-1252, by the look of it): save it as UTF-8',
      'skipped less.csv: it has no column la_name',
      'skipped wide-without-mark.csv: it is in UTF-16: save it as UTF-8',
      'skipped wide.csv: it is in UTF-16: save it as UTF-8',
    ]);
  });

  it('does not call a file read that breaks off in the middle', async () => {
    folder.write('t.csv', `${HEADER}\n${LEEDS},1,2\n${CAMDEN},"1,2\n`);
    const { code, output } = await folder.importIt();
    expect(code).toBe(1);
    expect(output).toMatch(/broken off t\.csv: .* line 3: close that quotation mark or take it out/);
    expect(lastLine(output)).toMatch(
      /^rows read \d .* NOT READ TO THE END: mend t\.csv as said above, then run the same command again$/,
    );
    expect(output).not.toContain('DOES NOT BALANCE');
  });
});

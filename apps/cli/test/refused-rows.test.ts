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
import { refusing } from './support/stand-in.ts';

let folder: ReleaseFolder;
beforeEach(async () => {
  folder = await createReleaseFolder();
});
afterEach(() => folder.standIn.stop());

describe('rows that cannot be read as figures', () => {
  it('are counted by reason, and the others still taken', async () => {
    const short = LEEDS;
    folder.write('t.csv', [HEADER, `${LEEDS},broken,2`, `${CAMDEN},1,2`, `${short},1`, `${ENGLAND},,`]);
    const { code, output } = await folder.importIt();
    expect(code).toBe(0);
    expect(output).toContain('quarantined 1 invalid-cell, for example: a: "broken" is neither');
    expect(output).toContain('quarantined 1 wrong-number-of-cells');
    expect(output).toContain('\n  what to do: write a number or one of the symbols x, z, c and low; ');
    expect(output).toContain('rows read 4 = accepted 1 + duplicate 0 + quarantined 3');
  });

  it('alone are no success', async () => {
    folder.write('t.csv', [HEADER, `${LEEDS},broken,2`, `${LEEDS},1,2`]);
    folder.standIn.next.push(refusing, refusing);
    const { code, output } = await folder.importIt();
    expect(code).toBe(1);
    expect(output).toContain('quarantined 1 refused-by-service, for example: nothing is taken here');
    expect(output).toContain('no row was taken: do what the reasons above say');
    expect(lastLine(output)).toBe('rows read 2 = accepted 0 + duplicate 0 + quarantined 2');
  });

  it('that the evidence service quarantined alone are no success either, in the first run and the next', async () => {
    folder.write('t.csv', [HEADER, `${LEEDS},1,2`, `${CAMDEN},1,2`]);
    folder.settle(() => ({ quarantined: 1, reason: 'recorded-before-held-version' }));
    for (let run = 0; run < 2; run += 1) {
      const { code, output } = await folder.importIt('--recorded-at', '2020-01-01');
      expect(code).toBe(1);
      expect(output).toContain('\n  what to do: give it another --release name');
      expect(output).toContain('no row was taken');
      expect(lastLine(output)).toBe('rows read 2 = accepted 0 + duplicate 0 + quarantined 2');
    }
  });

  it('beside others that were taken are one, even where their service refused them', async () => {
    folder.write('t.csv', [HEADER, `${LEEDS},1,2`, `${CAMDEN},1,2`]);
    folder.standIn.next.push(refusing);
    const { code, output } = await folder.importIt();
    expect(code).toBe(0);
    expect(lastLine(output)).toBe('rows read 2 = accepted 1 + duplicate 0 + quarantined 1');
  });

  it('go to whoever’s they are, or the national service, with their line, reason and text', async () => {
    const twin = HEADER.replace(/b$/, 'a');
    const nobodys = CAMDEN.replace('E12000007', '');
    folder.write('t.csv', [
      HEADER,
      `${CAMDEN},1,2`,
      '',
      `${CAMDEN},no,2`,
      `${CAMDEN}, never ,2`,
      `${LEEDS},1`,
    ]);
    folder.write('twins.csv', [twin, `${CAMDEN},1,2`, `${nobodys},1,1`, `${LEEDS},58.0,58.0`]);
    const { output } = await folder.importIt('--release', 'a release');
    expect(lastLine(output)).toBe('rows read 7 = accepted 1 + duplicate 0 + quarantined 6');
    const told = folder.standIn.refusals.flatMap(({ producer, dataset, rows }) =>
      rows.map(({ line, reason, text }) => [dataset, producer, line, reason, text]),
    );
    expect(told.sort()).toEqual([
      ['t', 'london', 4, 'invalid-cell', `${CAMDEN},no,2`],
      ['t', 'london', 5, 'invalid-cell', `${CAMDEN}, never ,2`],
      ['t', 'national', 6, 'wrong-number-of-cells', `${LEEDS},1`],
      ['twins', 'london', 2, 'twin-columns-differ', `${CAMDEN},1,2`],
      ['twins', 'national', 3, 'invalid-area', `${nobodys},1,1`],
      ['twins', 'yorkshire-and-the-humber', 4, 'number-not-canonical', `${LEEDS},58.0,58.0`],
    ]);
    expect(folder.standIn.refusals[0]?.release).toEqual({ name: 'a release', version: expect.any(String) });
  });

  it('are quarantined again when the import is run again, and nothing is doubled', async () => {
    folder.write('t.csv', [HEADER, `${CAMDEN},1,2`, `${CAMDEN},no,2`, `${CAMDEN},no,2`]);
    for (const counts of ['accepted 1 + duplicate 0', 'accepted 0 + duplicate 1']) {
      const { code, output } = await folder.importIt();
      expect(code).toBe(0);
      expect(output).toContain('quarantined 2 invalid-cell');
      expect(lastLine(output)).toBe(`rows read 3 = ${counts} + quarantined 2`);
    }
    expect(folder.standIn.refusedAs.size).toBe(2);
  });

  it('are those that hold a NUL where a figure should be too', async () => {
    folder.write('t.csv', [HEADER, `${CAMDEN},1,2`, `${LEEDS},1\0,2`]);
    const { output } = await folder.importIt();
    expect(output).not.toContain('UTF-16');
    expect(lastLine(output)).toBe('rows read 2 = accepted 1 + duplicate 0 + quarantined 1');
    expect(folder.standIn.refusals[0]?.rows).toMatchObject([
      { reason: 'invalid-cell', text: `${LEEDS},1\0,2` },
    ]);
  });

  it('are those that say other figures than a row above them; a plain repetition is a duplicate', async () => {
    folder.write('t.csv', [HEADER, `${CAMDEN},1,2`, `${LEEDS},1,2`, `${CAMDEN},1,3`, `${CAMDEN},1,2`]);
    for (const counts of ['accepted 2 + duplicate 1', 'accepted 0 + duplicate 3']) {
      const { code, output } = await folder.importIt();
      expect(code).toBe(0);
      expect(output).toContain('quarantined 1 row-repeated-with-other-figures, for example: a row above');
      expect(lastLine(output)).toBe(`rows read 4 = ${counts} + quarantined 1`);
    }
    expect(folder.standIn.refusals[0]).toMatchObject({
      producer: 'london',
      rows: [{ reason: 'row-repeated-with-other-figures', line: 4, text: `${CAMDEN},1,3` }],
    });
    const sent = folder.standIn.calls.flatMap(({ rows }) => rows.map(({ measures }) => measures['b']));
    expect(new Set(sent)).toEqual(new Set([2]));
  });
});

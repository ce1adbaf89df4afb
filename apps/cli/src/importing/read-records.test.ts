import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type FileRecord, readRecords } from './read-records.ts';

const folder = mkdtempSync(join(tmpdir(), 'rep-records-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(content: string) {
  const path = join(folder, 'table.csv');
  writeFileSync(path, content);
  const records: FileRecord[] = [];
  for await (const record of readRecords(path)) records.push(record);
  return records;
}

describe.each([
  ['Unix', '\n'],
  ['Windows', '\r\n'],
  ['old Macintosh', '\r'],
])('records with %s line ends', (_, end) => {
  it('are told with the line on which each begins, and the text that stands there', async () => {
    const lines = ['\uFEFFa,b', '', '"x', 'y",1', '', '', ' z ,"2"', 'é,3'];
    expect(await read(lines.join(end))).toEqual([
      { line: 1, text: 'a,b', cells: ['a', 'b'] },
      { line: 3, text: `"x${end}y",1`, cells: [`x${end}y`, '1'] },
      { line: 7, text: ' z ,"2"', cells: [' z ', '2'] },
      { line: 8, text: 'é,3', cells: ['é', '3'] },
    ]);
  });
});

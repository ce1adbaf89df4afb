import { readFileSync } from 'node:fs';
import type { Refusal } from '../src/gates/step-refused.ts';

const TABLE = new URL('../../../docs/refusals.md', import.meta.url);

/** A cell of the table as a pattern: `…` stands for what differs from case to case. */
const patternOf = (cell: string): RegExp =>
  new RegExp(
    `^${cell
      .split('…')
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+')}$`,
    's',
  );

type Line = { readonly code: string; readonly cells: readonly RegExp[] };
const LINES: readonly Line[] = readFileSync(TABLE, 'utf8')
  .split('\n')
  .slice(9)
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim()),
  )
  .map(([code = '', ...cells]) => ({ code, cells: cells.map(patternOf) }));
const KNOWN = new Set(LINES.map(({ code }) => code));

/** The same refusals, each of them as docs/refusals.md has it: what people are told does not change unseen. */
export function told(refusals: readonly Refusal[]): readonly Refusal[] {
  for (const { code, gate, field, fact, whoCanSupply } of refusals) {
    const said = [gate ?? '', field ?? '', fact, whoCanSupply];
    const asWritten = (line: Line) =>
      line.code === code && line.cells.every((cell, at) => cell.test(said[at] ?? ''));
    if (KNOWN.has(code) && !LINES.some(asWritten))
      throw new Error(`docs/refusals.md does not have this line: | ${[code, ...said].join(' | ')} |`);
  }
  return refusals;
}

import { readFileSync } from 'node:fs';

const TABLE = new URL('../../../docs/gates.md', import.meta.url);
const ROW =
  /^\| (G\d+|all)\s*\| .+? \| `packages\/domain\/([^`]+)`\s*\| `packages\/domain\/([^`]+)` "([^"]+)"\s*\|$/gm;
const EVERY = /^Every gate besides: `packages\/domain\/([^`]+)` "([^"]+)"/m;

export type GateRow = {
  readonly gate: string;
  readonly enforced: string;
  readonly testFile: string;
  readonly test: string;
};

/** The rows of docs/gates.md, and the test that stands for every gate besides. */
export function gateRows(): readonly GateRow[] {
  const text = readFileSync(TABLE, 'utf8');
  const [, testFile = '', test = ''] = EVERY.exec(text) ?? [];
  const rows = [...text.matchAll(ROW)].map((row) => {
    const [, gate = '', enforced = '', file = '', title = ''] = row;
    return { gate, enforced, testFile: file, test: title };
  });
  return [...rows, { gate: 'every', enforced: 'src/pilots/area-machine.ts', testFile, test }];
}

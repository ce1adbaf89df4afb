import type { GateChecked } from './check-gates.ts';
import { gateRows } from './gate-rows.ts';
import { type Mutant, sourceMutated } from './mutants.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** Each gate, what was taken out, and the test that failed. */
export const gateTable = (checked: readonly GateChecked[]): string[] => [
  '## The guard of each gate taken out',
  '',
  'Each row of [gates.md](gates.md) without its guard, by `packages/domain/test/gate-guards.test.ts` in `npm test` and here: the test that the',
  `row names failed ${checked.filter(({ failure }) => failure !== null).length} times of ${checked.length}. \`every\` is the property test that stands for all gates.`,
  '',
  '| gate | where | without its guard | test that failed |',
  '| --- | --- | --- | --- |',
  ...checked.map(
    ({ gate, file, what, test, failure }) =>
      `| ${gate} | \`${file}\` | ${cell(what)} | ${failure === null ? '**none**' : cell(test)} |`,
  ),
];

/** The lines of one gate in a file that holds several; null when the whole file is its own. */
function linesOf(gate: string, source: string): readonly [number, number] | null {
  const lines = source.split('\n');
  const begins = lines.findIndex(
    (line) => line.startsWith(`export const gate${gate}:`) || line.startsWith(`export const gate${gate} `),
  );
  if (begins < 0) return null;
  const next = lines.findIndex(
    (line, at) => at > begins && (line.startsWith('export ') || line.startsWith('/** ')),
  );
  return [begins + 1, next < 0 ? lines.length : next];
}

/** What survived where a gate is enforced. */
export function survivorsOfGates(alive: readonly Mutant[], all: readonly Mutant[]): string[] {
  const seen = new Set<string>();
  const parts = gateRows()
    .filter(({ gate }) => gate !== 'every')
    .filter(({ gate, enforced }) => !seen.has(`${gate} ${enforced}`) && seen.add(`${gate} ${enforced}`))
    .map(({ gate, enforced }) => {
      const range = linesOf(gate, sourceMutated(enforced));
      const inside = ({ file, line }: Mutant) =>
        file === enforced && (!range || (line >= range[0] && line <= range[1]));
      return { gate, enforced, total: all.filter(inside).length, left: alive.filter(inside) };
    });
  return [
    '## Survivors where the gates are enforced',
    '',
    '| gate | where | mutants | survivors |',
    '| --- | --- | ---: | ---: |',
    ...parts.map(
      ({ gate, enforced, total, left }) => `| ${gate} | \`${enforced}\` | ${total} | ${left.length} |`,
    ),
    '',
    ...parts.flatMap(({ gate, enforced, left }) => [
      ...(left.length > 0 ? [`${gate}, \`${enforced}\`:`, ''] : []),
      ...left.map(
        ({ line, mutator, before, after }) =>
          `- line ${line}, ${mutator}: \`${before.slice(0, 90).replaceAll('`', "'")}\` to \`${after.slice(0, 60).replaceAll('`', "'") || ' '}\``,
      ),
      ...(left.length > 0 ? [''] : []),
    ]),
  ];
}
